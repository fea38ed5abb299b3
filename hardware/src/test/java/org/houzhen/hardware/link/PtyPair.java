package org.houzhen.hardware.link;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Two pseudo-terminals joined by socat: the cable between a driver and a simulated device. */
public final class PtyPair {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Path folder;
    private Process socat;

    public PtyPair(Path folder) throws IOException {
        this.folder = folder;
        plug();
    }

    public Path host() {
        return folder.resolve("host");
    }

    public Path device() {
        return folder.resolve("device");
    }

    public String hostAddress() {
        return "serial:" + host() + "?baud=115200";
    }

    public void plug() throws IOException {
        socat = new ProcessBuilder("socat", "pty,raw,echo=0,link=" + host(), "pty,raw,echo=0,link=" + device())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        await().atMost(LIMIT).until(() -> Files.exists(host()) && Files.exists(device()));
    }

    /** Pulls the cable: both ends hang up. */
    public void unplug() throws InterruptedException, IOException {
        socat.destroyForcibly();
        if (!socat.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("socat does not end");
        }
        Files.deleteIfExists(host());
        Files.deleteIfExists(device());
    }

    public void close() throws InterruptedException, IOException {
        unplug();
    }
}
