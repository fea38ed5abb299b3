package org.houzhen.hardware.driver.ipp;

import com.hp.jipp.encoding.AttributeGroup;
import com.hp.jipp.encoding.AttributeType;
import com.hp.jipp.encoding.IppInputStream;
import com.hp.jipp.encoding.IppOutputStream;
import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.encoding.Tag;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.houzhen.hardware.BoundedBody;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceException;
import org.houzhen.hardware.DeviceReason;

/** Carries IPP requests over HTTP. A reason of UNPLUGGED means that nothing can have reached the printer. */
final class IppClient {
    private static final int PORT = 631;
    private static final int ANSWER_MAX = 1 << 20;
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);

    private final String device;
    private final URI printer;
    private final URI http;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_LIMIT)
            .build();

    IppClient(String device, DeviceAddress address) {
        this.device = device;
        this.printer = URI.create("ipp:" + address.target());
        int port = printer.getPort() < 0 ? PORT : printer.getPort();
        this.http = URI.create("http://" + printer.getHost() + ":" + port + printer.getPath());
    }

    /** The printer as it is called in requests. */
    URI printer() {
        return printer;
    }

    IppPacket ask(IppPacket.Builder request, Duration limit) throws DeviceException, InterruptedException {
        return ask(request, new byte[0], limit);
    }

    IppPacket ask(IppPacket.Builder request, byte[] document, Duration limit)
            throws DeviceException, InterruptedException {
        HttpResponse<byte[]> response = answer(post(request.build(), document, limit));
        if (response.statusCode() != 200) {
            throw new DeviceException(DeviceReason.UNSUPPORTED, device + " answers HTTP " + response.statusCode());
        }
        return read(device, response.body());
    }

    /** What a printer answered, understood. The library reads lengths with a sign, and collections within collections as deep as they go. */
    static IppPacket read(String device, byte[] answer) throws DeviceException {
        try {
            return new IppInputStream(new ByteArrayInputStream(answer)).readPacket();
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new DeviceException(DeviceReason.DAMAGED_ANSWER, device + " answers what is no IPP", e);
        }
    }

    /** Empty, too, where a printer says {@code no-value} or {@code unknown}, at which the library's own look throws. */
    static <T> Optional<T> value(IppPacket answer, Tag group, AttributeType<T> type) {
        return Optional.ofNullable(answer.get(group)).flatMap(attributes -> value(attributes, type));
    }

    static <T> Optional<T> value(AttributeGroup attributes, AttributeType<T> type) {
        return Optional.ofNullable(attributes.get(type))
                .flatMap(attribute -> attribute.stream().findFirst());
    }

    /** Waits by itself: the client's own limit ends with the answer's first line, and a printer may stop anywhere. */
    private HttpResponse<byte[]> answer(HttpRequest request) throws DeviceException, InterruptedException {
        var answer = client.sendAsync(request, BoundedBody.upTo(ANSWER_MAX));
        try {
            return answer.get(request.timeout().orElseThrow().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            boolean reached = !(e.getCause() instanceof ConnectException)
                    && !(e.getCause() instanceof HttpConnectTimeoutException);
            throw reached
                    ? new DeviceException(DeviceReason.NO_ANSWER, device + " does not answer", e)
                    : new DeviceException(DeviceReason.UNPLUGGED, "nothing answers at " + printer, e);
        } catch (TimeoutException e) {
            throw new DeviceException(DeviceReason.NO_ANSWER, device + " does not answer", e);
        } finally {
            answer.cancel(true);
        }
    }

    private HttpRequest post(IppPacket packet, byte[] document, Duration limit) {
        var body = new ByteArrayOutputStream();
        new IppOutputStream(body).write(packet);
        body.writeBytes(document);
        return HttpRequest.newBuilder(http)
                .timeout(limit.isZero() ? Duration.ofMillis(1) : limit)
                .header("Content-Type", "application/ipp")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build();
    }
}
