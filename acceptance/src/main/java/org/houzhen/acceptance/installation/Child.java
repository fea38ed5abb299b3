package org.houzhen.acceptance.installation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** A program of the product in a process of its own, which can be killed as a power cut would and started again. */
public final class Child implements AutoCloseable {
    private static final Duration START_MAX = Duration.ofSeconds(180);
    private static final long STOP_SECONDS_MAX = 20;

    private final List<String> command;
    private final URI health;
    private final Path log;
    private final Predicate<String> keep;
    private Process process;

    /**
     * @param health answers with success once the program is ready
     * @param keep sees every line of output first; what it returns false for does not reach the log
     */
    Child(List<String> command, URI health, Path log, Predicate<String> keep) {
        this.command = List.copyOf(command);
        this.health = health;
        this.log = log;
        this.keep = keep;
    }

    /** How a jar of the product is run: small, and with the JVM this program runs on. */
    static List<String> java(Path jar, int heapMegabytes, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto"));
        if (Runtime.version().feature() >= 24) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(arguments);
        return command;
    }

    public void start() {
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Process started = process;
        var reader = new Thread(() -> copyOutput(started), "log-" + log.getFileName());
        reader.setDaemon(true);
        reader.start();
    }

    private void copyOutput(Process of) {
        try (var lines = new BufferedReader(new InputStreamReader(of.getInputStream(), StandardCharsets.UTF_8));
                Writer out = Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (keep.test(line)) {
                    out.write(line + "\n");
                    out.flush();
                }
            }
        } catch (IOException e) {
            System.err.println(
                    "log of " + log.getFileName() + " ends: " + e.getClass().getSimpleName());
        }
    }

    /** Waits until it answers; fails at once if it has ended. */
    public void awaitReady() {
        HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
        HttpRequest request =
                HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(2)).build();
        Awaitility.await()
                .atMost(START_MAX)
                .pollInterval(Duration.ofMillis(100))
                .failFast(log.getFileName() + " ended; see " + log, () -> !process.isAlive())
                .ignoreExceptions()
                .until(() -> http.send(request, HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200);
    }

    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** SIGKILL: what is not on disk is gone. */
    public void kill() {
        process.toHandle().destroyForcibly();
        awaitEnd();
    }

    /** Memory held by the process, in megabytes, as Linux counts it (VmRSS). */
    public long residentMegabytes() {
        try (var status = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return status.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
                throw new IllegalStateException("process " + process.pid() + " does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (isAlive()) {
            process.toHandle().destroy(); // Not destroy(): that closes the output before its last lines are read.
            try {
                if (!process.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
                    process.toHandle().destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.toHandle().destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}
