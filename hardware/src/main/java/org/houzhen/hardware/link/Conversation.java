package org.houzhen.hardware.link;

import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.DecoderException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceException;
import org.houzhen.hardware.DeviceReason;

/** A link with a decoder behind it: bytes are sent, frames are awaited. Frames nobody awaits are dropped, oldest first. */
public final class Conversation<F> implements AutoCloseable {
    private static final int WAITING_MAX = 64;

    private final String device;
    private final Protocol<F> protocol;
    private final BlockingQueue<Object> waiting = new LinkedBlockingQueue<>(WAITING_MAX);
    private volatile Predicate<F> awaited = frame -> true;
    private volatile Runnable onLost = () -> {};
    private volatile boolean lost;
    private volatile boolean startOver;
    private volatile Link link;

    /** The frames a device speaks in, and what finds them in its bytes. */
    public record Protocol<F>(Class<F> frameType, Supplier<ByteToMessageDecoder> decoder) {}

    private Conversation(String device, Protocol<F> protocol) {
        this.device = device;
        this.protocol = protocol;
    }

    public static <F> Conversation<F> open(String device, DeviceAddress address, Duration limit, Protocol<F> protocol)
            throws DeviceException, InterruptedException {
        var conversation = new Conversation<>(device, protocol);
        conversation.link = Link.open(address, limit, conversation.new Ear());
        return conversation;
    }

    /** The listener hears each frame first, on the link's thread, and says whether it is kept to be awaited. */
    public void onFrame(Predicate<F> listener) {
        awaited = listener;
    }

    /** Called at once if the line is lost already. */
    public void onLost(Runnable listener) {
        onLost = listener;
        if (lost) {
            listener.run();
        }
    }

    public boolean isLost() {
        return lost;
    }

    public void send(byte[] bytes, Duration limit) throws DeviceException, InterruptedException {
        if (lost) {
            throw unplugged();
        }
        link.send(bytes, limit);
    }

    /** Forgets frames nobody awaited, which would otherwise answer the next question. */
    public void forgetReceived() {
        waiting.removeIf(item -> item != Sign.LOST);
    }

    /** Forgets frames and half frames of an earlier exchange, which would otherwise answer the next. */
    public void startOver() {
        forgetReceived();
        startOver = true;
    }

    /**
     * The next frame, or empty when the limit has passed.
     *
     * @throws DeviceException UNPLUGGED if the line is lost, DAMAGED_ANSWER if what came was no intact frame
     */
    public Optional<F> await(Duration limit) throws DeviceException, InterruptedException {
        if (lost) {
            throw unplugged();
        }
        Object next = waiting.poll(limit.toNanos(), TimeUnit.NANOSECONDS);
        if (next == Sign.LOST) {
            throw unplugged();
        }
        if (next == Sign.DAMAGE) {
            throw new DeviceException(DeviceReason.DAMAGED_ANSWER, device + " sent a damaged frame");
        }
        return Optional.ofNullable(next).map(protocol.frameType()::cast);
    }

    @Override
    public void close() {
        lost = true;
        enqueue(Sign.LOST);
        link.close();
    }

    private DeviceException unplugged() {
        return new DeviceException(DeviceReason.UNPLUGGED, device + " was unplugged");
    }

    private void enqueue(Object item) {
        while (!waiting.offer(item)) {
            waiting.poll();
        }
    }

    private enum Sign {
        LOST,
        DAMAGE
    }

    private final class Ear implements Link.Receiver, FrameFeed.Sink {
        private FrameFeed feed = newFeed();

        private FrameFeed newFeed() {
            return new FrameFeed(protocol.decoder().get(), this);
        }

        @Override
        public void received(byte[] bytes) {
            if (startOver) {
                startOver = false;
                feed.abandon();
                feed = newFeed();
            }
            feed.feed(bytes);
        }

        @Override
        public void lost() {
            lost = true;
            enqueue(Sign.LOST);
            onLost.run();
        }

        @Override
        public void frame(Object frame) {
            if (awaited.test(protocol.frameType().cast(frame))) {
                enqueue(frame);
            }
        }

        @Override
        public void damaged(DecoderException damage) {
            enqueue(Sign.DAMAGE);
        }
    }
}
