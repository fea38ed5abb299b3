package org.houzhen.hardware.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceException;
import org.houzhen.hardware.DeviceReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Linux hears from one keyboard ({@code evdev:/dev/input/by-id/...-event-kbd}), which nobody else hears meanwhile. A read waits in
 * the kernel until a key is pressed, a thread in it could not be called back, and to be alone needs an ioctl: so another process reads,
 * and closing the link ends it.
 */
final class InputLink implements Link {
    private static final Logger LOG = LoggerFactory.getLogger(InputLink.class);
    private static final String SCRIPT = script();
    private static final int PIECE = 4096;
    private static final int GRABBED_BY_ANOTHER = 3;

    private final Process process;
    private final Receiver receiver;
    private final CompletableFuture<Boolean> begun = new CompletableFuture<>();
    private final AtomicBoolean ended = new AtomicBoolean();

    private InputLink(Process process, Receiver receiver) {
        this.process = process;
        this.receiver = receiver;
    }

    private static String script() {
        try (InputStream in = InputLink.class.getResourceAsStream("grab.pl")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static InputLink open(DeviceAddress address, Duration limit, Receiver receiver)
            throws DeviceException, InterruptedException {
        Path file = Path.of(address.target());
        if (!Files.isReadable(file)) {
            throw new DeviceException(DeviceReason.UNPLUGGED, "nothing to be read at " + address);
        }
        var link = new InputLink(start(address, file), receiver);
        var thread = new Thread(link::listen, "input-link");
        thread.setDaemon(true);
        thread.start();
        link.awaitBegin(address, limit);
        return link;
    }

    private static Process start(DeviceAddress address, Path file) throws DeviceException {
        try {
            return new ProcessBuilder("perl", "-e", SCRIPT, file.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new DeviceException(DeviceReason.UNSUPPORTED, "perl cannot be run for " + address, e);
        }
    }

    private void awaitBegin(DeviceAddress address, Duration limit) throws DeviceException, InterruptedException {
        boolean well = false;
        try {
            well = begun.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (!well && exits(limit) && process.exitValue() == GRABBED_BY_ANOTHER) {
                throw new DeviceException(DeviceReason.BUSY, "another program has taken " + address);
            }
        } catch (TimeoutException | ExecutionException e) {
            throw new DeviceException(DeviceReason.NO_ANSWER, "nothing is heard from " + address, e);
        } finally {
            if (!well) {
                close();
            }
        }
        if (!well) {
            throw new DeviceException(DeviceReason.UNPLUGGED, "cannot open " + address);
        }
    }

    private boolean exits(Duration limit) throws InterruptedException {
        return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void listen() {
        try (InputStream in = process.getInputStream()) {
            boolean grabbed = in.read() >= 0;
            begun.complete(grabbed);
            if (grabbed) {
                handOn(in);
            }
        } catch (IOException e) {
            LOG.debug("the reading process is gone");
        }
        begun.complete(false);
        if (ended.compareAndSet(false, true)) {
            receiver.lost();
        }
    }

    private void handOn(InputStream in) throws IOException {
        var piece = new byte[PIECE];
        for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
            if (!ended.get()) {
                receiver.received(Arrays.copyOf(piece, length));
            }
            Arrays.fill(piece, (byte) 0); // It may have been a payment code.
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
