package org.houzhen.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A browser keeps its connections; every request on them is answered, whatever was asked before it. */
class KeptConnectionsIT {
    private static final int CONNECTIONS = 6;
    private static final int REQUESTS = 250;
    private static final int PATIENCE_MILLIS = 10_000;
    private static final List<String> PATHS =
            List.of("/desk", "/assets/houzhen.css", "/api/desk/me", "/screen/hall-B", "/favicon.svg", "/desk/desk.css");

    @TempDir
    private Path folder;

    @Test
    void everyRequestOnAKeptConnectionIsAnswered() {
        try (var server = RunningServer.start(folder)) {
            List<CompletableFuture<Integer>> connections = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                int first = i;
                connections.add(CompletableFuture.supplyAsync(() -> ask(server.port(), first)));
            }
            assertThat(connections)
                    .allSatisfy(answered -> assertThat(answered.join()).isEqualTo(REQUESTS));
        }
    }

    private static int ask(int port, int first) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            for (int i = 0; i < REQUESTS; i++) {
                String path = PATHS.get((first + i) % PATHS.size());
                String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                readAnswer(socket.getInputStream());
            }
            return REQUESTS;
        } catch (IOException e) {
            throw new IllegalStateException("an answer did not come", e);
        }
    }

    private static void readAnswer(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("closed");
            }
            head.append((char) next);
        }
        int start = head.toString().toLowerCase(java.util.Locale.ROOT).indexOf("content-length: ");
        assertThat(start).as("every answer says how long it is").isPositive();
        int end = head.indexOf("\r\n", start);
        in.readNBytes(Integer.parseInt(
                head.substring(start + "content-length: ".length(), end).strip()));
    }
}
