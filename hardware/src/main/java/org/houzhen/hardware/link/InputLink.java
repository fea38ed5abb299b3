package org.houzhen.hardware.link;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceException;
import org.houzhen.hardware.DeviceReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Linux hears from one keyboard ({@code evdev:/dev/input/by-id/...-event-kbd}). A read waits in the kernel until a key is
 * pressed, and a thread in it could not be called back: so another process reads, and closing the link ends it.
 */
final class InputLink implements Link {
    private static final Logger LOG = LoggerFactory.getLogger(InputLink.class);
    private static final int PIECE = 4096;

    private final Process process;
    private final Receiver receiver;
    private final AtomicBoolean ended = new AtomicBoolean();

    private InputLink(Process process, Receiver receiver) {
        this.process = process;
        this.receiver = receiver;
    }

    static InputLink open(DeviceAddress address, Receiver receiver) throws DeviceException {
        Path file = Path.of(address.target());
        if (!Files.isReadable(file)) {
            throw new DeviceException(DeviceReason.UNPLUGGED, "nothing to be read at " + address);
        }
        try {
            Process process = new ProcessBuilder("cat", file.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var link = new InputLink(process, receiver);
            var thread = new Thread(link::listen, "input-link");
            thread.setDaemon(true);
            thread.start();
            return link;
        } catch (IOException e) {
            throw new DeviceException(DeviceReason.UNPLUGGED, "cannot open " + address, e);
        }
    }

    private void listen() {
        var piece = new byte[PIECE];
        try {
            InputStream in = process.getInputStream();
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                if (!ended.get()) {
                    receiver.received(Arrays.copyOf(piece, length));
                }
                Arrays.fill(piece, (byte) 0); // It may have been a payment code.
            }
        } catch (IOException e) {
            LOG.debug("the reading process is gone");
        }
        if (ended.compareAndSet(false, true)) {
            receiver.lost();
        }
    }

    @Override
    public void send(byte[] bytes, Duration limit) throws DeviceException {
        throw new DeviceException(DeviceReason.UNSUPPORTED, "a keyboard is only heard");
    }

    @Override
    public void close() {
        ended.set(true);
        process.destroyForcibly();
    }
}
