package org.houzhen.acceptance.wechat;

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
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes the platforms' notifications in place of the server and hands them on byte for byte, when and as often as it is told. */
final class SortingOffice implements AutoCloseable {
    private static final List<String> CARRIED = List.of(
            "Content-Type",
            "Wechatpay-Serial",
            "Wechatpay-Timestamp",
            "Wechatpay-Nonce",
            "Wechatpay-Signature",
            "Wechatpay-Signature-Type");

    private final HttpServer office;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Letter> letters = new CopyOnWriteArrayList<>();
    private final URI server;

    /** One notification as it came. */
    record Letter(String path, Map<String, String> headers, byte[] body) {}

    /** @param server to whom they are handed on */
    SortingOffice(URI server) throws IOException {
        this.server = server;
        office = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        office.createContext("/", this::take);
        office.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        Map<String, String> headers = CARRIED.stream()
                .filter(exchange.getRequestHeaders()::containsKey)
                .collect(Collectors.toMap(Function.identity(), exchange.getRequestHeaders()::getFirst));
        letters.add(new Letter(
                exchange.getRequestURI().getPath(),
                headers,
                exchange.getRequestBody().readAllBytes()));
        byte[] taken = "success".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, taken.length);
        exchange.getResponseBody().write(taken);
        exchange.close();
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + office.getAddress().getPort()).resolve(path);
    }

    List<Letter> letters() {
        return List.copyOf(letters);
    }

    /** Whether the server took it as one of the platform's. */
    boolean deliver(Letter letter) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(letter.path()))
                .POST(HttpRequest.BodyPublishers.ofByteArray(letter.body()));
        letter.headers().forEach(request::header);
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return Stream.of("success", "").anyMatch(answer.body()::equals) && answer.statusCode() / 100 == 2;
    }

    @Override
    public void close() {
        office.stop(0);
    }
}
