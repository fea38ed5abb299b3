package org.houzhen.server.wechat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.houzhen.server.web.Exchange;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Carries one signed request to WeChat Pay and its answer back. An answer whose signature does not hold is no answer, or
 * anybody on the way could say that nothing was paid.
 */
final class WeChatLine {
    private static final int ANSWER_BYTES_MAX = 256 * 1024;
    private static final int FILE_BYTES_MAX = 32 << 20;

    private final URI base;
    private final MerchantSignature ours;
    private final PlatformSignature theirs;
    private final Duration patience;
    private final JsonMapper json = new JsonMapper();
    private final Exchange http = new Exchange();

    WeChatLine(URI base, MerchantSignature ours, PlatformSignature theirs, Duration patience) {
        this.base = base;
        this.ours = ours;
        this.theirs = theirs;
        this.patience = patience;
    }

    /** An answer that is proven to be theirs. */
    record Reply(int status, JsonNode body) {
        boolean ok() {
            return status >= 200 && status < 300;
        }

        /** Their side is busy or broken, and may have done it all the same. */
        boolean undecided() {
            return status == 429 || status >= 500;
        }

        String code() {
            return text("code");
        }

        String text(String field) {
            return body.path(field).asString("");
        }
    }

    /** Nobody knows what they made of a request. The message names the kind of failure only. */
    static final class NoReplyException extends Exception {
        private static final long serialVersionUID = 1;

        NoReplyException(String reason) {
            super(reason);
        }
    }

    Reply get(String pathAndQuery) throws NoReplyException {
        return exchange("GET", pathAndQuery, "");
    }

    Reply post(String path, Object body) throws NoReplyException {
        return exchange("POST", path, json.writeValueAsString(body));
    }

    /** A file of theirs; its answer is not signed, so that what it is must be known from a signed one. */
    byte[] download(String pathAndQuery) throws NoReplyException {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(pathAndQuery))
                .timeout(patience)
                .header("Authorization", ours.authorization("GET", pathAndQuery, ""))
                .header("User-Agent", "Houzhen")
                .build();
        HttpResponse<byte[]> answer = send(request, FILE_BYTES_MAX);
        if (answer.statusCode() != 200) {
            throw new NoReplyException("status " + answer.statusCode());
        }
        return answer.body();
    }

    private Reply exchange(String method, String path, String body) throws NoReplyException {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(patience)
                .header("Authorization", ours.authorization(method, path, body))
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .header("User-Agent", "Houzhen")
                .method(method, publisher(body))
                .build();
        return verified(send(request, ANSWER_BYTES_MAX));
    }

    private static HttpRequest.BodyPublisher publisher(String body) {
        return body.isEmpty()
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8);
    }

    private HttpResponse<byte[]> send(HttpRequest request, int bytesMax) throws NoReplyException {
        try {
            return http.send(request, bytesMax);
        } catch (Exchange.NoAnswerException e) {
            throw new NoReplyException(e.getMessage());
        }
    }

    private Reply verified(HttpResponse<byte[]> response) throws NoReplyException {
        boolean holds = theirs.holds(name -> response.headers().firstValue(name).orElse(null), response.body());
        if (!holds) {
            throw new NoReplyException("unsigned answer, status " + response.statusCode());
        }
        return new Reply(response.statusCode(), parse(response.body()));
    }

    private JsonNode parse(byte[] body) throws NoReplyException {
        try {
            return body.length == 0 ? json.createObjectNode() : json.readTree(body);
        } catch (JacksonException e) {
            throw new NoReplyException("malformed answer");
        }
    }
}
