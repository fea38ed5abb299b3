package org.houzhen.hardware.driver.scanner;

import io.netty.handler.codec.ByteToMessageDecoder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.houzhen.hardware.CodeScanner;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceException;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.hardware.DeviceStatus;
import org.houzhen.hardware.ScannedCode;
import org.houzhen.hardware.driver.StatusBoard;
import org.houzhen.hardware.link.Conversation;

/** Listens to one scanner. It has no command to ask how it is: it is well as long as its cable is in. */
final class SerialScanner extends StatusBoard implements CodeScanner {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);

    private final Conversation<String> conversation;
    private final List<Consumer<ScannedCode>> listeners = new CopyOnWriteArrayList<>();

    private SerialScanner(String name, Clock clock, Conversation<String> conversation) {
        super(name, clock);
        this.conversation = conversation;
        conversation.onFrame(this::scanned);
        conversation.onLost(() -> become(DeviceStatus.State.OFFLINE, DeviceReason.UNPLUGGED));
    }

    static SerialScanner open(String name, DeviceAddress address, Clock clock, Supplier<ByteToMessageDecoder> decoder)
            throws DeviceException, InterruptedException {
        var protocol = new Conversation.Protocol<>(String.class, decoder);
        var scanner = new SerialScanner(name, clock, Conversation.open(name, address, CONNECT_LIMIT, protocol));
        scanner.probe(CONNECT_LIMIT);
        return scanner;
    }

    @Override
    public DeviceStatus probe(Duration timeout) throws DeviceException {
        if (conversation.isLost()) {
            throw new DeviceException(DeviceReason.UNPLUGGED, name() + " was unplugged");
        }
        return become(DeviceStatus.State.ONLINE, DeviceReason.READY);
    }

    @Override
    public void onScan(Consumer<ScannedCode> listener) {
        listeners.add(listener);
    }

    /** Codes are heard, never awaited, and must not linger. */
    private boolean scanned(String text) {
        var code = new ScannedCode(text, clock().instant());
        listeners.forEach(listener -> listener.accept(code));
        return false;
    }

    @Override
    public void close() {
        conversation.close();
    }
}
