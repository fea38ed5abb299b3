package org.houzhen.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class SlowClientsIT {
    private static final int PATIENCE_MILLIS = 10_000;

    @TempDir
    private Path data;

    @Test
    void whoNeverFinishesARequestIsSentAway() throws IOException {
        try (RunningServer server = RunningServer.start(data, Hasty.class)) {
            isSentAway(server, "GET /actuator/health HTTP/1.1\r\nHost: x\r\nX-a");
            isSentAway(
                    server,
                    "POST /api/desk/sign-in HTTP/1.1\r\nHost: x\r\nX-Requested-With: houzhen\r\n"
                            + "Content-Type: application/json\r\nContent-Length: 60\r\n\r\n{");
        }
    }

    @Test
    void aServerOfATestHasNoBeansOfOtherTests() {
        try (RunningServer server = RunningServer.start(data)) {
            assertThat(server.bean(SlowClients.class)).isNotEqualTo(new Hasty().slowClients());
            assertThat(server.beanNames()).noneMatch(name -> name.contains("IT"));
        }
    }

    private static void isSentAway(RunningServer server, String beginning) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(PATIENCE_MILLIS); // A read that ends by this fails the test.
            socket.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .doesNotContain("200 OK");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Hasty {
        @Bean
        SlowClients slowClients() {
            return new SlowClients(Duration.ofMillis(300), Duration.ofMillis(300));
        }
    }
}
