package org.houzhen.hardware.driver.v4l2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.houzhen.hardware.Camera;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceException;
import org.houzhen.hardware.DeviceReason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The driver with a program that says what v4l2-ctl says; with v4l2-ctl itself and the kernel's own camera it is run in the emulated machine. */
class V4l2CameraIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(500);
    private static final String FORMAT = """
            Format Video Capture:
            	Width/Height      : 640/480
            	Pixel Format      : 'YUYV' (YUYV 4:2:2)
            	Bytes per Line    : 1280
            	Size Image        : 614400
            """;
    private static final int GREY = 128;

    @TempDir
    Path folder;

    private Path device;

    @BeforeEach
    void plugIn() throws Exception {
        device = Files.createFile(folder.resolve("video0"));
        says(FORMAT);
        shows("while cat " + folder.resolve("frame") + "; do :; done");
        Files.write(folder.resolve("frame"), FrameStreamTest.written(FrameStream.FRAME_SIZE, GREY));
    }

    private void says(String format) throws Exception {
        Files.writeString(folder.resolve("format"), format);
    }

    private void shows(String command) throws Exception {
        Path program = folder.resolve("program");
        Files.writeString(
                program,
                "#!/bin/sh\ncase \"$*\" in\n*--get-fmt-video*) cat " + folder.resolve("format")
                        + " ;;\n*--stream-to-hdr=-*) " + command + " ;;\nesac\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    private Camera open() throws Exception {
        var driver = new V4l2Driver(folder.resolve("program").toString());
        var address = DeviceAddress.parse("v4l2:" + device);
        assertThat(driver.accepts(address)).isTrue();
        return (Camera) driver.open("camera", address, Clock.systemUTC());
    }

    private static DeviceReason failure(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        var reason = new DeviceReason[1];
        assertThatThrownBy(call).isInstanceOfSatisfying(DeviceException.class, e -> reason[0] = e.reason());
        return reason[0];
    }

    @Test
    void picturesAreShownUntilTheEyeHasSeenEnoughAndNothingOfThemIsLeft() throws Exception {
        List<byte[]> seen = new ArrayList<>();
        var colours = new ArrayList<Byte>();
        try (Camera camera = open()) {
            camera.watch(LIMIT, rgb -> {
                seen.add(rgb);
                colours.add(rgb[rgb.length / 2]);
                return seen.size() < 3;
            });
        }
        assertThat(colours).containsExactly((byte) 130, (byte) 130, (byte) 130);
        assertThat(seen)
                .allSatisfy(rgb -> assertThat(rgb).hasSize(640 * 480 * 3).containsOnly(0));
        assertThat(ProcessHandle.current().children().flatMap(child -> child.info().commandLine().stream()))
                .noneMatch(command -> command.contains(folder.toString()));
    }

    @Test
    void aWatchEndsAtItsLimit() throws Exception {
        try (Camera camera = open()) {
            camera.watch(SHORT, rgb -> true);
            assertThat(camera.status().isUsable()).isTrue();
        }
    }

    @Test
    void aCameraPulledOutWhileItWatchesIsUnplugged() throws Exception {
        try (Camera camera = open()) {
            shows("cat " + folder.resolve("frame") + "; rm " + device);

            assertThat(failure(() -> camera.watch(LIMIT, rgb -> true))).isEqualTo(DeviceReason.UNPLUGGED);
            assertThat(camera.status().reason()).isEqualTo(DeviceReason.UNPLUGGED);
        }
    }

    @Test
    void aCameraThatShowsNothingIsGivenUp() throws Exception {
        try (Camera camera = open()) {
            shows("exec sleep 60");
            assertThat(failure(() -> camera.watch(SHORT, rgb -> true))).isEqualTo(DeviceReason.NO_ANSWER);

            shows("echo what is this?");
            assertThat(failure(() -> camera.watch(LIMIT, rgb -> true))).isEqualTo(DeviceReason.DAMAGED_ANSWER);
        }
    }

    @Test
    void whatCannotBeUsedIsNotOpenedAndSaysWhy() throws Exception {
        says("VIDIOC_S_FMT: failed: Device or resource busy\n");
        assertThat(failure(this::open)).isEqualTo(DeviceReason.BUSY);
        says("Cannot open device " + device + ", exiting.\n");
        assertThat(failure(this::open)).isEqualTo(DeviceReason.UNPLUGGED);
        says(FORMAT.replace("YUYV", "MJPG"));
        assertThat(failure(this::open)).isEqualTo(DeviceReason.UNSUPPORTED);
        Files.delete(folder.resolve("program"));
        assertThat(failure(this::open)).isEqualTo(DeviceReason.UNSUPPORTED);
        Files.delete(device);
        assertThat(failure(this::open)).isEqualTo(DeviceReason.UNPLUGGED);
    }
}
