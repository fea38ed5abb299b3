package org.houzhen.kiosk.server;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.houzhen.hardware.BoundedBody;
import org.houzhen.kiosk.server.HospitalServer.Nothing;
import org.houzhen.wire.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Turns a question into one HTTP exchange, and whatever comes of it into an {@link Answer}. */
public final class HttpCalls {
    private static final Logger LOG = LoggerFactory.getLogger(HttpCalls.class);
    private static final Duration CONNECT = Duration.ofSeconds(3);
    static final int ANSWER_BYTES_MAX = 32 << 20;

    /** Refusals that say "not now" rather than "no": what was asked may be asked again, or must be asked after. */
    private static final Set<String> NOT_A_NO = Set.of("BUSY", "UNAVAILABLE", "UNKNOWN_RESULT");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final JsonMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES) // An older terminal meets a newer server.
            .build();
    private final URI api;
    private final Supplier<Optional<String>> token;
    private final Limits limits;

    /** When an answer must be whole: to a question, and to what changes something or is a file. */
    record Limits(Duration read, Duration write) {
        static final Limits DEFAULT = new Limits(Duration.ofSeconds(10), Duration.ofSeconds(20));
    }

    /** @param token asked at each call, because enrolment may come later and may be revoked */
    public HttpCalls(URI api, Supplier<Optional<String>> token) {
        this(api, token, Limits.DEFAULT);
    }

    HttpCalls(URI api, Supplier<Optional<String>> token, Limits limits) {
        this.api = api;
        this.token = token;
        this.limits = limits;
    }

    <T> Answer<T> get(String path, Class<T> type) {
        return exchange(to(path, limits.read()).GET().build(), body -> json.readValue(body, type));
    }

    <T> Answer<List<T>> list(String path, Class<T> type) {
        return exchange(
                to(path, limits.read()).GET().build(),
                body -> json.readerForListOf(type).readValue(body));
    }

    Answer<byte[]> file(String path) {
        return exchange(to(path, limits.write()).GET().build(), body -> {
            if (body.length == 0) {
                throw new IllegalStateException("an empty file");
            }
            return body;
        });
    }

    <T> Answer<T> post(String path, Object request, Class<T> type) {
        return exchange(to(path, limits.write()).POST(json(request)).build(), body -> json.readValue(body, type));
    }

    <T> Answer<T> post(String path, Class<T> type) {
        var request = to(path, limits.write()).POST(BodyPublishers.noBody()).build();
        return exchange(request, body -> json.readValue(body, type));
    }

    <T> Answer<T> post(String path, UUID key, Object request, Class<T> type) {
        var keyed = to(path, limits.write())
                .header("Idempotency-Key", key.toString())
                .POST(json(request));
        return exchange(keyed.build(), body -> json.readValue(body, type));
    }

    Answer<Nothing> tell(String path, Object request) {
        return exchange(to(path, limits.write()).POST(json(request)).build(), body -> Nothing.NOTHING);
    }

    Answer<Nothing> put(String path, Object request) {
        return exchange(to(path, limits.read()).PUT(json(request)).build(), body -> Nothing.NOTHING);
    }

    private HttpRequest.Builder to(String path, Duration limit) {
        var request = HttpRequest.newBuilder(URI.create(api + path))
                .timeout(limit)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, application/problem+json, application/pdf");
        token.get().ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        return request;
    }

    private HttpRequest.BodyPublisher json(Object request) {
        return BodyPublishers.ofByteArray(json.writeValueAsBytes(request));
    }

    /** Waits by itself: the client's own limit ends with the answer's first line, and a cable is pulled at any byte. */
    private <T> Answer<T> exchange(HttpRequest request, Function<byte[], T> reading) {
        var answer = http.sendAsync(request, BoundedBody.upTo(ANSWER_BYTES_MAX));
        try {
            return read(answer.get(request.timeout().orElseThrow().toMillis(), TimeUnit.MILLISECONDS), reading);
        } catch (ExecutionException | TimeoutException e) {
            answer.cancel(true);
            LOG.debug("no answer from the server: {}", e.getClass().getSimpleName());
            return Answer.unknown();
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return Answer.unknown();
        }
    }

    private <T> Answer<T> read(HttpResponse<byte[]> response, Function<byte[], T> reading) {
        int status = response.statusCode();
        if (status >= 400 && status < 500) {
            return refusal(status, response.body());
        }
        if (status < 200 || status >= 300) {
            LOG.warn("the server answers {}", status);
            return Answer.unknown();
        }
        try {
            return Answer.done(reading.apply(response.body()));
        } catch (JacksonException | IllegalStateException e) {
            LOG.warn("an answer that cannot be read: {}", e.getClass().getSimpleName());
            return Answer.unknown();
        }
    }

    private <T> Answer<T> refusal(int status, byte[] body) {
        Problem problem = problem(status, body);
        return status == 429 || NOT_A_NO.contains(problem.code()) ? Answer.unknown() : Answer.refused(problem);
    }

    private Problem problem(int status, byte[] body) {
        try {
            Problem read = json.readValue(body, Problem.class);
            if (read != null && read.code() != null && read.detail() != null) {
                return read;
            }
        } catch (JacksonException e) {
            LOG.debug("a refusal without a problem in it");
        }
        return new Problem(status == 401 ? "NOT_ENROLLED" : "REFUSED", "服务器没有受理，请到人工窗口办理。", status);
    }
}
