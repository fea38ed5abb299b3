package org.houzhen.acceptance.installation;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** A member of staff at a desk. A request whose answer is lost is sent again with the same key, as the pages do. */
public final class Desk {
    private static final Duration WAIT = Duration.ofSeconds(90);

    private final URI server;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .cookieHandler(new CookieManager())
            .build();

    public Desk(URI server, String name, String password) {
        this.server = server;
        post("/api/desk/sign-in", Map.of("name", name, "password", password));
    }

    public JsonNode get(String path) {
        return send(HttpRequest.newBuilder(server.resolve(path)).GET());
    }

    public JsonNode post(String path, Object body) {
        return send(HttpRequest.newBuilder(server.resolve(path))
                .header("Content-Type", "application/json")
                .header("X-Requested-With", "houzhen")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(JsonSocket.JSON.writeValueAsString(body))));
    }

    /** A press without anything to say. */
    public JsonNode post(String path) {
        return post(path, Map.of());
    }

    private JsonNode send(HttpRequest.Builder request) {
        HttpRequest one = request.timeout(Duration.ofSeconds(20)).build();
        HttpResponse<String> answer = Awaitility.await(one.uri().getPath())
                .atMost(WAIT)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> http.send(one, HttpResponse.BodyHandlers.ofString()), found -> found.statusCode() < 500);
        if (answer.statusCode() >= 300) {
            throw new RefusedException(one.uri().getPath(), answer.statusCode(), code(answer.body()));
        }
        return answer.body().isEmpty() ? JsonSocket.JSON.createObjectNode() : JsonSocket.JSON.readTree(answer.body());
    }

    private static String code(String body) {
        return body.startsWith("{")
                ? JsonSocket.JSON.readTree(body).path("code").asString()
                : "";
    }

    /** The server said no. */
    public static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String code;

        RefusedException(String path, int status, String code) {
            super(path + " was refused: " + status + " " + code);
            this.code = code;
        }

        public String code() {
            return code;
        }
    }
}
