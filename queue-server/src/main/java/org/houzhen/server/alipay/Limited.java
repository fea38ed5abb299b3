package org.houzhen.server.alipay;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;

/** Collects an answer's bytes up to a limit. */
final class Limited {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final int bytesMax;

    private Limited(int bytesMax) {
        this.bytesMax = bytesMax;
    }

    static HttpResponse.BodyHandler<byte[]> bodyOf(int bytesMax) {
        return info -> {
            var content = new Limited(bytesMax);
            var collecting = HttpResponse.BodySubscribers.ofByteArrayConsumer(part -> part.ifPresent(content::take));
            return HttpResponse.BodySubscribers.mapping(collecting, done -> content.bytes.toByteArray());
        };
    }

    private void take(byte[] part) {
        if (bytes.size() + part.length > bytesMax) {
            throw new IllegalStateException("answer too long");
        }
        bytes.writeBytes(part);
    }
}
