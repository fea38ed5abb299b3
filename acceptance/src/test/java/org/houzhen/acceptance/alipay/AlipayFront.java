package org.houzhen.acceptance.alipay;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands before a gateway and keeps what is asked there; also a merchant's door that keeps what it is told. */
final class AlipayFront implements AutoCloseable {
    private final HttpServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI gateway;
    private final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();
    private final List<Map<String, String>> told = new CopyOnWriteArrayList<>();

    AlipayFront(URI gateway) throws IOException {
        this.gateway = gateway;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/gateway.do", this::carry);
        server.createContext("/notify", exchange -> {
            told.add(AlipayGateway.form(body(exchange)));
            answer(exchange, "success".getBytes(StandardCharsets.UTF_8));
        });
        server.start();
    }

    private void carry(HttpExchange exchange) throws IOException {
        String body = body(exchange);
        Map<String, String> said =
                new HashMap<>(AlipayGateway.form(exchange.getRequestURI().getRawQuery()));
        said.putAll(AlipayGateway.form(body));
        asked.add(said);
        HttpRequest onward = HttpRequest.newBuilder(
                        gateway.resolve(exchange.getRequestURI().toString()))
                .header("Content-Type", exchange.getRequestHeaders().getFirst("Content-Type"))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            answer(
                    exchange,
                    http.send(onward, HttpResponse.BodyHandlers.ofByteArray()).body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.close();
        }
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, byte[] body) throws IOException {
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** The parameters of each request, as they were before they were encoded. */
    List<Map<String, String>> asked() {
        return asked;
    }

    List<Map<String, String>> told() {
        return told;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
