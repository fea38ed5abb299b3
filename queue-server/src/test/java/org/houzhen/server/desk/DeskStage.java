package org.houzhen.server.desk;

import io.netty.handler.codec.http.HttpMethod;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * A server for the staff's pages with nothing behind it: it serves the real files, gives the answers a test has set, and
 * keeps what was pressed. It tells no time, so the clock of the page is the one the test has set.
 */
final class DeskStage implements AutoCloseable {
    private static final String RESOURCES = "META-INF/resources";
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml");

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<Press> presses = new CopyOnWriteArrayList<>();
    private final DisposableServer server;
    private volatile Sinks.Many<String> feeds = feeds();
    private volatile boolean feedsRefused;
    private volatile String heldRead = "";
    private volatile Mono<Void> held = Mono.empty();
    private volatile Sinks.Empty<Void> release = Sinks.empty();

    DeskStage() {
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle(this::serve)
                .bindNow(Duration.ofSeconds(10));
    }

    private static Sinks.Many<String> feeds() {
        return Sinks.many().multicast().directBestEffort();
    }

    String url() {
        return "http://127.0.0.1:" + server.port();
    }

    /** What a GET answers: a file of the test's resources. */
    DeskStage shows(String path, String file) {
        return answers("GET " + path, 200, file(file));
    }

    static String file(String name) {
        return new String(resource("desk/" + name).orElseThrow(), StandardCharsets.UTF_8);
    }

    DeskStage answers(String request, int status, String body) {
        answers.put(request, new Answer(status, body));
        return this;
    }

    DeskStage signedInAs(String name, String role) {
        return answers(
                "GET /api/desk/me",
                200,
                "{\"staffId\":\"a1\",\"name\":\"%s\",\"role\":\"%s\",\"doctorId\":\"\",\"areas\":[]}"
                        .formatted(name, role));
    }

    /** Presses are taken and not answered until the test releases them. */
    void hold() {
        release = Sinks.empty();
        held = release.asMono();
    }

    /** What is read there comes when the test releases it. */
    void holdRead(String path) {
        hold();
        heldRead = "GET " + path;
    }

    void release() {
        release.tryEmitEmpty();
    }

    List<Press> presses() {
        return presses;
    }

    void changed() {
        feeds.tryEmitNext("event:changed\ndata:1\n\n");
    }

    void loseFeeds() {
        feedsRefused = true;
        Sinks.Many<String> lost = feeds;
        feeds = feeds();
        lost.tryEmitComplete();
    }

    void takeFeeds() {
        feedsRefused = false;
    }

    private Publisher<Void> serve(HttpServerRequest request, HttpServerResponse response) {
        String path = request.uri().replaceFirst("\\?.*", "");
        if (path.endsWith("/feed")) {
            return feed(response);
        }
        return path.startsWith("/api/") ? api(request, path, response) : page(path, response);
    }

    private Publisher<Void> feed(HttpServerResponse response) {
        if (feedsRefused) {
            return response.status(503).send();
        }
        return response.sse().sendString(Flux.just(":alive\n\n").concatWith(feeds.asFlux()));
    }

    private Publisher<Void> api(HttpServerRequest request, String path, HttpServerResponse response) {
        String name = request.method().name() + " " + path;
        if (HttpMethod.GET.equals(request.method())) {
            Mono<Void> ready = name.equals(heldRead) ? held : Mono.empty();
            return ready.then(Mono.defer(() -> Mono.from(send(response, answers.get(name)))));
        }
        Mono<Void> taken = request.receive()
                .aggregate()
                .asString()
                .defaultIfEmpty("")
                .doOnNext(body -> presses.add(Press.of(request, name, body)))
                .then(Mono.defer(() -> held));
        return taken.then(Mono.defer(() -> Mono.from(send(response, answers.get(name)))));
    }

    private static Publisher<Void> send(HttpServerResponse response, Answer answer) {
        if (answer == null) {
            return response.status(404).send();
        }
        return response.status(answer.status())
                .header("Content-Type", "application/json")
                .sendString(Mono.just(answer.body()));
    }

    private Publisher<Void> page(String path, HttpServerResponse response) {
        String file = path.matches("/desk(/[a-z]+)?") ? "/desk/index.html" : path;
        return resource(RESOURCES + file)
                .<Publisher<Void>>map(bytes -> response.header("Content-Type", type(file))
                        .header("Content-Security-Policy", DeskPolicy.directives(index()))
                        .sendByteArray(Mono.just(bytes)))
                .orElseGet(() -> response.status(404).send());
    }

    private static String index() {
        return new String(resource(RESOURCES + "/desk/index.html").orElseThrow(), StandardCharsets.UTF_8);
    }

    private static String type(String path) {
        return TYPES.getOrDefault(path.substring(path.lastIndexOf('.') + 1), "application/octet-stream");
    }

    private static Optional<byte[]> resource(String name) {
        try (InputStream in = DeskStage.class.getClassLoader().getResourceAsStream(name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        release();
        server.disposeNow(Duration.ofSeconds(1));
    }

    private record Answer(int status, String body) {}

    /** One write that a page made. */
    record Press(String request, String key, String writeHeader, String seen, String body) {
        private static Press of(HttpServerRequest request, String name, String body) {
            return new Press(
                    name,
                    request.requestHeaders().get("Idempotency-Key"),
                    request.requestHeaders().get("X-Requested-With"),
                    request.requestHeaders().get("Houzhen-Room-Has"),
                    body);
        }
    }
}
