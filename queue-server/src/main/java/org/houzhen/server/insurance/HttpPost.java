package org.houzhen.server.insurance;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Posts JSON and reads the JSON that comes back, neither longer nor later than a limit. Any thread may call. */
final class HttpPost {
    private static final Duration CONNECT_MAX = Duration.ofSeconds(4);
    private static final int ANSWER_BYTES_MAX = 4 * 1024 * 1024;

    private final URI address;
    private final JsonMapper json = new JsonMapper();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_MAX)
            .build();

    HttpPost(URI address) {
        this.address = address;
    }

    JsonNode send(String body, Map<String, String> headers, Duration patience)
            throws InsuranceTransport.SilenceException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(patience)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        headers.forEach(request::header);
        return parse(answer(request.build(), patience));
    }

    private byte[] answer(HttpRequest request, Duration patience) throws InsuranceTransport.SilenceException {
        var bytes = new ByteArrayOutputStream();
        CompletableFuture<HttpResponse<Void>> answer = http.sendAsync(
                request,
                HttpResponse.BodyHandlers.ofByteArrayConsumer(part -> part.ifPresent(each -> take(bytes, each))));
        try {
            // The request's own timeout ends with the headers; this one covers a body that never ends as well.
            HttpResponse<Void> response = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200) {
                throw new InsuranceTransport.SilenceException("status " + response.statusCode());
            }
            return bytes.toByteArray();
        } catch (ExecutionException e) {
            throw new InsuranceTransport.SilenceException(
                    e.getCause().getClass().getSimpleName());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new InsuranceTransport.SilenceException("timeout");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer.cancel(true);
            throw new InsuranceTransport.SilenceException("interrupted");
        }
    }

    private static void take(ByteArrayOutputStream bytes, byte[] part) {
        if (bytes.size() + part.length > ANSWER_BYTES_MAX) {
            throw new IllegalStateException("answer too long");
        }
        bytes.writeBytes(part);
    }

    private JsonNode parse(byte[] body) throws InsuranceTransport.SilenceException {
        try {
            return json.readTree(body);
        } catch (JacksonException e) {
            throw new InsuranceTransport.SilenceException("malformed answer");
        }
    }
}
