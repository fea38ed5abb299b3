package org.houzhen.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExchangeTest {
    private static final int LIMIT = 1024;

    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
    }

    private HttpRequest request(Duration patience) {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"))
                .timeout(patience)
                .build();
    }

    private void answers(int bytes) {
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(404, bytes);
            exchange.getResponseBody().write(new byte[bytes]);
            exchange.close();
        });
    }

    @Test
    void anAnswerComesWholeWhateverItsStatus() throws Exchange.NoAnswerException {
        answers(LIMIT);
        var answer = new Exchange().send(request(Duration.ofSeconds(10)), LIMIT);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).hasSize(LIMIT);
    }

    @Test
    void anAnswerThatIsTooLongIsNone() {
        answers(LIMIT + 1);
        assertThatThrownBy(() -> new Exchange().send(request(Duration.ofSeconds(10)), LIMIT))
                .isInstanceOf(Exchange.NoAnswerException.class);
    }

    @Test
    void anAnswerThatBeginsAndDoesNotEndIsNone() {
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
            try {
                over.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        assertThatThrownBy(() -> new Exchange().send(request(Duration.ofMillis(500)), LIMIT))
                .isInstanceOf(Exchange.NoAnswerException.class)
                .hasMessage("timeout");
    }

    @Test
    void nobodyThereIsNoAnswer() {
        HttpRequest request = request(Duration.ofSeconds(10));
        server.stop(0);
        assertThatThrownBy(() -> new Exchange().send(request, LIMIT)).isInstanceOf(Exchange.NoAnswerException.class);
    }
}
