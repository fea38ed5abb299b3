package org.houzhen.acceptance.wechat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A merchant's door that keeps whatever comes. */
final class NotifyInbox implements AutoCloseable {
    private final HttpServer server;
    private final List<Letter> letters = new CopyOnWriteArrayList<>();
    private volatile int status = 204;

    NotifyInbox() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/notify", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            letters.add(new Letter(headers(exchange.getRequestHeaders()::getFirst), body));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    private static Map<String, String> headers(UnaryOperator<String> of) {
        return Stream.of("Serial", "Timestamp", "Nonce", "Signature")
                .map(name -> "Wechatpay-" + name)
                .collect(Collectors.toMap(name -> name, of));
    }

    record Letter(Map<String, String> headers, String body) {}

    void answerWith(int wanted) {
        status = wanted;
    }

    List<Letter> letters() {
        return letters;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/notify");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
