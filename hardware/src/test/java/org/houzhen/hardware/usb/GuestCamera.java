package org.houzhen.hardware.usb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.houzhen.hardware.Camera;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceException;
import org.houzhen.hardware.DeviceStatus;
import org.houzhen.hardware.Devices;
import org.houzhen.hardware.Supervised;

/** The kernel's own camera, vivid, inside the emulated machine; it shows the standard's colour bars. */
final class GuestCamera {
    private static final String FILE = "/dev/video0";
    private static final List<String> BARS = List.of("rgb", "rg.", ".gb", ".g.", "r.b", "r..", "..b", "...");
    private static final int ROW = 400; // Below what vivid writes upon them.
    private static final int BAR_WIDTH = Camera.WIDTH / BARS.size();
    private static final int BRIGHT = 128;

    private final Supervised<Camera> camera;

    GuestCamera(Devices devices) {
        camera = devices.supervise("camera", Camera.class, DeviceAddress.parse("v4l2:" + FILE));
    }

    String showsItsColours() throws Exception {
        UsbGuest.online(camera);
        var pictures = new AtomicInteger();
        long start = System.nanoTime();
        assertThat(watched(pictures, 3)).isEqualTo(BARS);
        return pictures + " pictures within " + UsbGuest.millisSince(start) + " ms";
    }

    /** The colours of the last of some pictures. */
    private List<String> watched(AtomicInteger pictures, int enough) throws Exception {
        return camera.use(UsbGuest.LIMIT, open -> {
            var last = new Object() {
                List<String> colours = List.of();
            };
            open.watch(UsbGuest.LIMIT, rgb -> {
                last.colours = colours(rgb);
                return pictures.incrementAndGet() < enough;
            });
            return last.colours;
        });
    }

    private static List<String> colours(byte[] rgb) {
        return IntStream.range(0, BARS.size())
                .map(bar -> (ROW * Camera.WIDTH + bar * BAR_WIDTH + BAR_WIDTH / 2) * 3)
                .mapToObj(at -> channel(rgb[at], "r") + channel(rgb[at + 1], "g") + channel(rgb[at + 2], "b"))
                .toList();
    }

    private static String channel(byte value, String name) {
        return Byte.toUnsignedInt(value) > BRIGHT ? name : ".";
    }

    /** Disconnected as a USB camera would be, which vivid can do while it streams; to come back it has to be loaded anew. */
    String comesBack() throws Exception {
        long start = System.nanoTime();
        assertThatThrownBy(() -> camera.use(UsbGuest.LIMIT, open -> {
                    open.watch(UsbGuest.LIMIT, rgb -> run("v4l2-ctl", "-d", FILE, "-c", "disconnect=1"));
                    return open.status();
                }))
                .isInstanceOf(DeviceException.class);
        long seen = UsbGuest.millisSince(start);
        assertThat(camera.status().state()).isEqualTo(DeviceStatus.State.OFFLINE);
        assertThat(run("rmmod", "vivid")).isTrue();
        UsbGuest.gone(camera);
        assertThat(run("insmod", module())).isTrue();
        start = System.nanoTime();
        UsbGuest.online(camera);
        long back = UsbGuest.millisSince(start);
        assertThat(watched(new AtomicInteger(), 1)).isEqualTo(BARS);
        return "seen after " + seen + " ms, open again after " + back + " ms";
    }

    private static String module() throws Exception {
        try (Stream<Path> files = Files.walk(Path.of("target/usb-vm/kernel"))) {
            return files.filter(file -> file.endsWith("vivid.ko"))
                    .findFirst()
                    .orElseThrow()
                    .toString();
        }
    }

    private static boolean run(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (Exception e) {
            return false;
        }
    }
}
