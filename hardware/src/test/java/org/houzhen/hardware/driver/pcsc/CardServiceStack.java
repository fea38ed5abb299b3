package org.houzhen.hardware.driver.pcsc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.houzhen.hardware.simulator.CardSlotSimulator;

/**
 * Debian's pcscd with the virtual reader of vpcd, in namespaces of its own: vpcd listens on every network there is, so it
 * is given none. Both are reached through sockets in a folder; PCSCLITE_CSOCK_NAME, set where tests are started, tells
 * the PC/SC library of this process and its children where. Everything ends with the one process started here.
 */
final class CardServiceStack {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String READER = "Virtual PCD 00 00";
    private static final String INSIDE = String.join(
            "\n",
            "set -e",
            "ip link set lo up",
            "mount -t tmpfs tmpfs /run",
            "mkdir /run/pcscd",
            "mount --bind \"$1\" /run/pcscd",
            "pcscd --foreground &",
            "exec socat UNIX-LISTEN:\"$1\"/card.sock,fork TCP:127.0.0.1:35963");

    private final Path folder = folder();
    private Process process;

    private static Path folder() {
        String socket = System.getenv("PCSCLITE_CSOCK_NAME");
        assertThat(socket)
                .as("PCSCLITE_CSOCK_NAME, which the build sets for tests")
                .isNotNull();
        return Path.of(socket).getParent();
    }

    /** Fails, saying what is missing, if this machine cannot run it. */
    CardServiceStack start() throws Exception {
        for (String needed : List.of("/usr/sbin/pcscd", "/usr/bin/unshare", "/usr/bin/socat", "/usr/bin/opensc-tool")) {
            assertThat(Path.of(needed)).as("needed here; ./check installs it").isExecutable();
        }
        Files.createDirectories(folder);
        empty();
        process = new ProcessBuilder(command())
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
        await().atMost(LIMIT).untilAsserted(() -> {
            assertThat(process.isAlive()).as("the card service: " + said()).isTrue();
            assertThat(tool("--list-readers")).contains(READER);
            assertThat(folder.resolve("card.sock")).exists();
        });
        return this;
    }

    private List<String> command() {
        var command = new ArrayList<>(List.of("unshare", "--net", "--mount", "--pid", "--fork", "--kill-child"));
        if (!System.getProperty("user.name").equals("root")) {
            command.add("--map-root-user");
        }
        command.addAll(List.of("sh", "-c", INSIDE, "sh", folder.toAbsolutePath().toString()));
        return command;
    }

    CardSlotSimulator slot() {
        return new CardSlotSimulator(UnixDomainSocketAddress.of(folder.resolve("card.sock")));
    }

    /** What opensc-tool, which shares nothing with our driver but the service, says. */
    String tool(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("opensc-tool"));
        command.addAll(List.of(arguments));
        Process tool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(tool.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return said;
    }

    void stop() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    void end() throws Exception {
        stop();
        empty();
    }

    private String said() throws IOException {
        return Files.readString(log());
    }

    private Path log() {
        return folder.resolveSibling("pcscd.log");
    }

    private void empty() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(CardServiceStack::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
