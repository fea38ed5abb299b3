package org.houzhen.hardware.usb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.houzhen.hardware.CodeScanner;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceException;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.hardware.Devices;
import org.houzhen.hardware.ScannedCode;
import org.houzhen.hardware.Supervised;
import org.houzhen.hardware.driver.scanner.KeyboardScannerDriver;

/** A scanner that types, inside the emulated machine: the kernel's input device at one end, its keyboard gadget at the other. */
final class GuestKeyboard {
    private static final Path INPUTS = Path.of("/sys/class/input");
    private static final Path ITS_END = Path.of("/dev/hidg0");
    private static final int ONE = 0x1e; // Two to nine follow, and zero.
    private static final int ENTER = 0x28;
    private static final String CODE = "6901234567892";

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final DeviceAddress address;
    private final Supervised<CodeScanner> scanner;

    GuestKeyboard(Devices devices) throws Exception {
        await().atMost(UsbGuest.LIMIT).until(() -> input().isPresent());
        address = DeviceAddress.parse("evdev:/dev/input/" + input().orElseThrow());
        scanner = devices.supervise("keyboard-scanner", CodeScanner.class, address);
        scanner.onOpen(open -> open.onScan((ScannedCode code) -> heard.add(code.text())));
    }

    private static Optional<String> input() throws IOException {
        try (Stream<Path> inputs = Files.list(INPUTS)) {
            return inputs.map(input -> input.getFileName().toString())
                    .filter(name -> name.startsWith("event") && vendor(name).equals("05e0"))
                    .findFirst();
        }
    }

    private static String vendor(String name) {
        try {
            return Files.readString(INPUTS.resolve(name).resolve("device/id/vendor"))
                    .strip();
        } catch (IOException e) {
            return "";
        }
    }

    String isHeardAlone() throws Exception {
        Path others = Files.createTempFile("others", ".events");
        Process other = new ProcessBuilder("cat", address.target())
                .redirectOutput(others.toFile())
                .start();
        try {
            UsbGuest.online(scanner);
            long start = System.nanoTime();
            hear();
            long millis = UsbGuest.millisSince(start);
            assertThat(other.isAlive()).isTrue();
            assertThat(others).isEmptyFile();
            assertThatThrownBy(() -> new KeyboardScannerDriver().open("second", address, Clock.systemUTC()))
                    .isInstanceOfSatisfying(
                            DeviceException.class, e -> assertThat(e.reason()).isEqualTo(DeviceReason.BUSY));
            return "heard after " + millis + " ms, and another reader heard nothing";
        } finally {
            other.destroyForcibly();
        }
    }

    String comesBack() throws Exception {
        long start = System.nanoTime();
        UsbGuest.pull("keyboard");
        UsbGuest.gone(scanner);
        long seen = UsbGuest.millisSince(start);
        UsbGuest.plug("keyboard", "dummy_udc.2");
        start = System.nanoTime();
        UsbGuest.online(scanner);
        long back = UsbGuest.millisSince(start);
        hear();
        return "seen after " + seen + " ms, open again after " + back + " ms";
    }

    private void hear() {
        heard.clear();
        await().atMost(UsbGuest.LIMIT).until(() -> {
            type(CODE);
            return CODE.equals(heard.poll(5, TimeUnit.SECONDS));
        });
    }

    private static void type(String digits) throws IOException {
        try (OutputStream keys = Files.newOutputStream(ITS_END)) {
            for (char digit : digits.toCharArray()) {
                press(keys, digit == '0' ? ONE + 9 : ONE + digit - '1');
            }
            press(keys, ENTER);
        }
    }

    private static void press(OutputStream keys, int key) throws IOException {
        keys.write(new byte[] {0, 0, (byte) key, 0, 0, 0, 0, 0});
        keys.write(new byte[8]);
    }
}
