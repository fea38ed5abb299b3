package org.houzhen.hardware.driver.ipp;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.houzhen.hardware.simulator.LastingPorts;

/**
 * An IPP Everywhere printer that nobody here wrote: ippeveprinter of CUPS. It insists on announcing itself, so it gets
 * a message bus and an Avahi of its own that know loopback only. A script plays the paper path.
 */
final class EvePrinter {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String BUS = """
            <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
              "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
            <busconfig>
              <type>system</type>
              <listen>unix:path=%s</listen>
              <auth>EXTERNAL</auth>
              <policy context="default">
                <allow send_destination="*" eavesdrop="true"/>
                <allow eavesdrop="true"/>
                <allow own="*"/>
              </policy>
            </busconfig>
            """;
    private static final String AVAHI = """
            [server]
            use-ipv4=yes
            use-ipv6=no
            allow-interfaces=lo
            enable-dbus=yes
            [wide-area]
            enable-wide-area=no
            [publish]
            publish-addresses=no
            publish-hinfo=no
            publish-workstation=no
            """;
    private static final String PAPER_PATH = """
            #!/bin/sh
            here=$(dirname "$0")
            cp "$1" "$here/last.pdf"
            if [ -f "$here/empty" ]; then
                echo "STATE: +media-empty-error,media-needed-error" >&2
                while [ -f "$here/empty" ]; do sleep 0.1; done
                echo "STATE: -media-empty-error,media-needed-error" >&2
            fi
            if [ -f "$here/jam" ]; then
                echo "STATE: +media-jam-error" >&2
                exit 1
            fi
            for page in 1 2; do
                sleep 0.2
                echo "ATTR: job-impressions-completed=$page" >&2
            done
            """;

    private final Path folder;
    private final Deque<Process> processes = new ArrayDeque<>();
    private int port;

    EvePrinter(Path folder) {
        this.folder = folder;
    }

    String start() throws IOException {
        Path socket = folder.resolve("bus.sock");
        Files.createDirectories(Path.of("/run/avahi-daemon"));
        Files.writeString(folder.resolve("bus.conf"), BUS.formatted(socket));
        Files.writeString(folder.resolve("avahi.conf"), AVAHI);
        Path script = Files.createFile(
                folder.resolve("paper.sh"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(script, PAPER_PATH);
        run("dbus-daemon", "--nofork", "--config-file=" + folder.resolve("bus.conf"));
        await().atMost(LIMIT).until(() -> Files.exists(socket));
        run("avahi-daemon", "--file=" + folder.resolve("avahi.conf"), "--no-chroot", "--no-drop-root", "--no-rlimits");
        await().atMost(LIMIT).until(() -> Files.exists(Path.of("/run/avahi-daemon/socket")));
        port = LastingPorts.free();
        run(
                "ippeveprinter",
                "-c",
                script.toString(),
                "-f",
                "application/pdf",
                "-d",
                Files.createDirectory(folder.resolve("spool")).toString(),
                "-n",
                "localhost",
                "-p",
                String.valueOf(port),
                "houzhen-eve");
        await().atMost(LIMIT).until(this::answers);
        return "ipp://127.0.0.1:" + port + "/ipp/print";
    }

    void set(String fault, boolean on) throws IOException {
        if (on) {
            Files.writeString(folder.resolve(fault), "");
        } else {
            Files.deleteIfExists(folder.resolve(fault));
        }
    }

    byte[] lastDocument() throws IOException {
        return Files.readAllBytes(folder.resolve("last.pdf"));
    }

    /** The printer alone, as by its switch. */
    void turnOff() throws InterruptedException {
        end(processes.pop());
    }

    void stop() throws InterruptedException {
        while (!processes.isEmpty()) {
            end(processes.pop());
        }
    }

    private static void end(Process process) throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroy(); // Politely first: Avahi takes its socket away only then.
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    private boolean answers() throws IOException {
        if (!processes.element().isAlive()) {
            throw new IllegalStateException(Files.readString(folder.resolve("ippeveprinter.log")));
        }
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void run(String... command) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.put("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=" + folder.resolve("bus.sock"));
        environment.merge("PATH", "/usr/sbin", (path, sbin) -> path + ":" + sbin);
        builder.command().set(0, executable(command[0]));
        builder.redirectOutput(folder.resolve(command[0] + ".log").toFile());
        processes.push(builder.start());
    }

    /** Debian keeps some of them where a user's path does not look. */
    private static String executable(String name) {
        Path sbin = Path.of("/usr/sbin", name);
        return Files.exists(sbin) ? sbin.toString() : name;
    }
}
