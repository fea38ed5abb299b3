package org.houzhen.server.web;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One question to somebody outside, whose answer is neither later nor longer than a limit. Blocks for the request's own
 * timeout at most, which by itself would end with the answer's headers. Any thread may call.
 */
public final class Exchange {
    private static final Duration CONNECT_MAX = Duration.ofSeconds(4);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_MAX)
            .build();

    /** Nobody knows what they made of a request. The message names the kind of failure only. */
    public static final class NoAnswerException extends Exception {
        private static final long serialVersionUID = 1;

        public NoAnswerException(String reason) {
            super(reason);
        }
    }

    /** The answer whole, whatever its status. The request names its timeout. */
    public HttpResponse<byte[]> send(HttpRequest request, int bytesMax) throws NoAnswerException {
        Duration patience = request.timeout().orElseThrow();
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request, Body.upTo(bytesMax));
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new NoAnswerException(e.getCause().getClass().getSimpleName());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new NoAnswerException("timeout");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer.cancel(true);
            throw new NoAnswerException("interrupted");
        }
    }

    /** Collects an answer's bytes up to a limit. */
    private static final class Body {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final int bytesMax;

        private Body(int bytesMax) {
            this.bytesMax = bytesMax;
        }

        static HttpResponse.BodyHandler<byte[]> upTo(int bytesMax) {
            return info -> {
                var body = new Body(bytesMax);
                var collecting = HttpResponse.BodySubscribers.ofByteArrayConsumer(part -> part.ifPresent(body::take));
                return HttpResponse.BodySubscribers.mapping(collecting, done -> body.bytes.toByteArray());
            };
        }

        private void take(byte[] part) {
            if (bytes.size() + part.length > bytesMax) {
                throw new IllegalStateException("answer too long");
            }
            bytes.writeBytes(part);
        }
    }
}
