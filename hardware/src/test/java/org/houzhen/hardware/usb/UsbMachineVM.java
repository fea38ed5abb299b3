package org.houzhen.hardware.usb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Starts an emulated machine whose kernel has real USB host and device controllers, runs {@link UsbGuest} in it, and tells
 * what that found. Only with {@code -Pusb-vm}; {@code src/test/usb-vm/prepare} brings what it needs.
 */
class UsbMachineVM {
    private static final Path PLACE = Path.of("target/usb-vm");
    private static final Path SCRIPTS = Path.of("src/test/usb-vm");
    private static final Path QEMU = Path.of("/usr/bin/qemu-system-x86_64");
    private static final long LIMIT_MINUTES = 8;

    @TestFactory
    Stream<DynamicTest> driversOnRealUsb() throws Exception {
        String missing = missing();
        if (!missing.isEmpty()) {
            System.out.println("usb-vm: skipped, " + missing);
            return UsbGuest.CHECKS.keySet().stream()
                    .map(name -> DynamicTest.dynamicTest(name, () -> assumeTrue(false, missing)));
        }
        Path share = prepareShare();
        run(share);
        Path results = share.resolve("results.txt");
        assertThat(results)
                .as("the machine did not get as far, see target/usb-vm/console.txt")
                .exists();
        List<String> lines = Files.readAllLines(results);
        return UsbGuest.CHECKS.keySet().stream()
                .map(name -> DynamicTest.dynamicTest(
                        name,
                        () -> assertThat(lines)
                                .as(String.join("\n", lines))
                                .anyMatch(line -> line.startsWith("ok " + name + ":"))));
    }

    private static String missing() {
        if (!Files.isExecutable(QEMU)) {
            return "no QEMU: hardware/src/test/usb-vm/prepare installs it";
        }
        return Files.exists(PLACE.resolve("first.gz")) ? "" : "no kernel: hardware/src/test/usb-vm/prepare fetches it";
    }

    private static Path prepareShare() throws Exception {
        Path share = Files.createDirectories(PLACE.resolve("share"));
        Files.deleteIfExists(share.resolve("results.txt"));
        Files.copy(SCRIPTS.resolve("guest"), share.resolve("guest"), StandardCopyOption.REPLACE_EXISTING);
        Path java = Path.of(System.getProperty("java.home")).toRealPath().resolve("bin/java");
        Files.writeString(
                share.resolve("java"),
                "cd " + Path.of("").toAbsolutePath() + "\n" + java
                        + " -Djava.awt.headless=true -XX:TieredStopAtLevel=1 -Xshare:auto -cp '"
                        + classPath() + "' " + UsbGuest.class.getName() + " /mnt/share/results.txt\n");
        return share;
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static void run(Path share) throws Exception {
        Process machine = new ProcessBuilder(
                        QEMU.toString(),
                        "-machine",
                        "q35",
                        "-accel",
                        "tcg,thread=multi",
                        "-cpu",
                        "max",
                        "-m",
                        "1536",
                        "-smp",
                        "2",
                        "-nographic",
                        "-no-reboot",
                        "-nic",
                        "none",
                        "-kernel",
                        PLACE.resolve("vmlinuz").toString(),
                        "-initrd",
                        PLACE.resolve("first.gz").toString(),
                        "-append",
                        "console=ttyS0 oops=panic panic=-1 quiet loglevel=4",
                        "-virtfs",
                        "local,path=/,mount_tag=host,security_model=none,readonly=on,multidevs=remap",
                        "-virtfs",
                        "local,path=" + share.toAbsolutePath() + ",mount_tag=share,security_model=none")
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(PLACE.resolve("console.txt").toFile())
                .start();
        if (!machine.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
            machine.destroyForcibly().waitFor();
        }
    }
}
