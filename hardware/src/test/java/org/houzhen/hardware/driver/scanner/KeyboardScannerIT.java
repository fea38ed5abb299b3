package org.houzhen.hardware.driver.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.houzhen.hardware.CodeScanner;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceException;
import org.houzhen.hardware.DeviceReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The driver on a pipe with a name: the bytes of events are real, the kernel's input device is not. */
class KeyboardScannerIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    @Test
    void codesAreHeardUntilTheScannerIsGone() throws Exception {
        Path pipe = folder.resolve("event0");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        var address = DeviceAddress.parse("evdev:" + pipe);
        List<String> heard = new CopyOnWriteArrayList<>();
        Process keyboard = new ProcessBuilder("sh", "-c", "exec cat > \"$1\"", "keyboard", pipe.toString()).start();
        try (var scanner = (CodeScanner) new KeyboardScannerDriver().open("scanner", address, Clock.systemUTC())) {
            scanner.onScan(code -> heard.add(code.text()));

            keyboard.getOutputStream()
                    .write(new Keys().press(2, 3, 4, Keys.ENTER).bytes());
            keyboard.getOutputStream().flush();
            await().atMost(LIMIT).until(() -> heard.equals(List.of("123")));

            keyboard.destroy();
            await().atMost(LIMIT).until(() -> scanner.status().reason() == DeviceReason.UNPLUGGED);
        } finally {
            keyboard.destroyForcibly();
        }
    }

    @Test
    void whereNothingIsPluggedInNothingIsOpened() {
        var address = DeviceAddress.parse("evdev:" + folder.resolve("event9"));

        assertThatThrownBy(() -> new KeyboardScannerDriver().open("scanner", address, Clock.systemUTC()))
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.reason()).isEqualTo(DeviceReason.UNPLUGGED));
    }
}
