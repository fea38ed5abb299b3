package org.houzhen.acceptance.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.houzhen.hardware.simulator.LastingPorts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./run} as people start it: the program itself, with what it prints and what its end leaves behind. */
class FirstStartIT {
    private static final int PORTS = 7;
    private static final Duration START_MAX = Duration.ofMinutes(3);
    private static final Pattern PRINTED = Pattern.compile("  ([a-z]+) +([A-Z2-9]{12})");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private Path folder;

    private final List<Process> started = new ArrayList<>();
    private final int port = freePorts();

    /** The first of as many as the demonstration takes, one after the other. */
    private static int freePorts() {
        int last = LastingPorts.free();
        int inRow = 1;
        while (inRow < PORTS) {
            int next = LastingPorts.free();
            inRow = next == last + 1 ? inRow + 1 : 1;
            last = next;
        }
        return last - PORTS + 1;
    }

    @AfterEach
    void powerCut() {
        started.forEach(FirstStartIT::cutPower);
    }

    /** Nothing of it lives on: neither it nor server and agent, which it started. */
    private static void cutPower(Process run) {
        List<ProcessHandle> all = new ArrayList<>(run.descendants().toList());
        all.add(0, run.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(each -> each.onExit().join());
    }

    private Process start(Path data) throws IOException {
        Process run = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-jar",
                        program().toString(),
                        "demonstration",
                        "--data",
                        data.toString(),
                        "--port",
                        Integer.toString(port))
                .redirectErrorStream(true)
                .start();
        started.add(run);
        return run;
    }

    private static Path program() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.toString().endsWith("-exec.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static List<String> linesOf(Process run) {
        List<String> lines = new CopyOnWriteArrayList<>();
        var reader = new Thread(() -> {
            try (var in = new BufferedReader(new InputStreamReader(run.getInputStream(), StandardCharsets.UTF_8))) {
                in.lines().forEach(lines::add);
            } catch (IOException | UncheckedIOException e) {
                lines.add("the output ends: " + e.getClass().getSimpleName());
            }
        });
        reader.setDaemon(true);
        reader.start();
        return lines;
    }

    private static void awaitWhile(Process run, List<String> lines, String what, Callable<Boolean> seen) {
        await(what)
                .atMost(START_MAX)
                .pollInterval(Duration.ofMillis(20))
                .failFast(
                        () -> assertThat(run.isAlive()).as("it ended: " + lines).isTrue())
                .until(seen);
    }

    private int status(String method, String path, String body) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .header("X-Requested-With", "houzhen")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    private Map<String, String> kept(Path data) throws IOException {
        return JSON.readValue(
                Files.readString(data.resolve("demonstration-accounts.json")),
                new TypeReference<LinkedHashMap<String, String>>() {});
    }

    @Test
    void aFirstStartThatWasCutOffTwiceGoesOnWithTheSamePasswordsAndTheyWork() throws Exception {
        Path data = folder.resolve("data");
        Process first = start(data);
        awaitWhile(first, linesOf(first), "passwords", () -> Files.exists(data.resolve("demonstration-accounts.json")));
        cutPower(first);
        Map<String, String> chosen = kept(data);

        Process second = start(data);
        awaitWhile(second, linesOf(second), "server", () -> status("GET", "/actuator/health", "") == 200);
        cutPower(second);

        Process third = start(data);
        List<String> lines = linesOf(third);
        awaitWhile(third, lines, "pages", () -> lines.stream().anyMatch(line -> line.contains("Ctrl-C stops")));

        Map<String, String> printed = new LinkedHashMap<>();
        lines.stream()
                .map(PRINTED::matcher)
                .filter(Matcher::matches)
                .forEach(line -> printed.put(line.group(1), line.group(2)));
        assertThat(printed).isEqualTo(chosen).containsKeys("admin", "nurse", "cashier");
        for (Map.Entry<String, String> account : printed.entrySet()) {
            String body = JSON.writeValueAsString(Map.of("name", account.getKey(), "password", account.getValue()));
            assertThat(status("POST", "/api/desk/sign-in", body))
                    .as(account.getKey())
                    .isEqualTo(200);
        }
        third.toHandle().destroy();
        assertThat(third.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(status("GET", "/actuator/health", ""))
                .as("its server has ended too")
                .isZero();
    }

    @Test
    void aPortThatIsTakenIsNamedAndNothingIsStarted() throws Exception {
        try (var other = new ServerSocket(port + 3, 1, InetAddress.getLoopbackAddress())) {
            Process run = start(folder.resolve("data"));

            assertThat(said(run)).contains("run: port " + other.getLocalPort() + " is taken", "--port");
            assertThat(run.waitFor()).isEqualTo(1);
            assertThat(folder.resolve("data")).doesNotExist();
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));

        Process run = start(file.resolve("data"));

        assertThat(said(run)).contains("run: ", file.toString(), "cannot be written", "--data DIR");
        assertThat(run.waitFor()).isEqualTo(1);
    }

    private static String said(Process run) throws IOException {
        return new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
