package org.houzhen.hardware.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceException;
import org.houzhen.hardware.DeviceReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A printer behind Linux' usblp. Its file can be opened once, and a read waits in the kernel until the printer speaks: a thread
 * in it could not be called back, and the file would stay open for ever. So a shell opens it, two processes read and write,
 * and closing the link ends them.
 */
final class UsbPrinterLink implements Link {
    /**
     * A read that ends without bytes is a printer with nothing to say; one that fails is a cable pulled. When nobody writes any
     * more, because this program was killed, the reader is ended too: it would keep the printer from the next.
     */
    private static final String SCRIPT = """
            exec 3<>"$1" || exit 1
            echo open
            listen() {
                trap 'kill $reading; exit' TERM
                while :; do
                    cat <&3 &
                    reading=$!
                    wait $reading || break
                    sleep 0.1
                done
                kill $$
            }
            listen 2>/dev/null &
            cat >&3
            kill $!
            """;

    private static final byte[] OPENED = {'o', 'p', 'e', 'n', '\n'};
    private static final int PIECE = 4096;
    private static final Logger LOG = LoggerFactory.getLogger(UsbPrinterLink.class);

    private final Process process;
    private final Receiver receiver;
    private final ExecutorService threads = Executors.newFixedThreadPool(2, UsbPrinterLink::thread);
    private final AtomicBoolean ended = new AtomicBoolean();

    private UsbPrinterLink(Process process, Receiver receiver) {
        this.process = process;
        this.receiver = receiver;
    }

    static UsbPrinterLink open(DeviceAddress address, Duration limit, Receiver receiver)
            throws DeviceException, InterruptedException {
        Path file =
                Path.of(UsbPorts.isMeant(address) ? UsbPorts.find(address, UsbPrinters.present()) : address.target());
        if (!Files.exists(file)) {
            throw new DeviceException(DeviceReason.UNPLUGGED, "no printer at " + address);
        }
        try {
            var process = new ProcessBuilder("/bin/sh", "-c", SCRIPT, "usblp", file.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var link = new UsbPrinterLink(process, receiver);
            link.begin(address, limit);
            return link;
        } catch (IOException e) {
            throw new DeviceException(DeviceReason.UNPLUGGED, "cannot open " + address, e);
        }
    }

    private void begin(DeviceAddress address, Duration limit) throws DeviceException, InterruptedException {
        try {
            boolean open = within(
                    limit, () -> Arrays.equals(OPENED, process.getInputStream().readNBytes(OPENED.length)));
            if (!open) {
                throw new DeviceException(DeviceReason.NO_ANSWER, "another program has " + address + " open");
            }
            threads.execute(this::listen);
        } catch (DeviceException | InterruptedException e) {
            close();
            throw e;
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
            }
        } catch (IOException e) {
            LOG.debug("the printer's process is gone");
        }
        loseOnce();
    }

    private void loseOnce() {
        if (ended.compareAndSet(false, true)) {
            receiver.lost();
        }
    }

    @Override
    public void send(byte[] bytes, Duration limit) throws DeviceException, InterruptedException {
        if (ended.get()) {
            throw new DeviceException(DeviceReason.UNPLUGGED, "the line is lost");
        }
        within(limit, () -> {
            OutputStream out = process.getOutputStream();
            out.write(bytes);
            out.flush();
            return true;
        });
    }

    private interface Talk {
        boolean now() throws IOException;
    }

    private boolean within(Duration limit, Talk talk) throws DeviceException, InterruptedException {
        try {
            return threads.submit(talk::now).get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new DeviceException(DeviceReason.UNPLUGGED, "the line is lost", e.getCause());
        } catch (TimeoutException e) {
            throw new DeviceException(DeviceReason.NO_ANSWER, "the line takes no more bytes");
        }
    }

    @Override
    public void close() {
        ended.set(true);
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        threads.shutdownNow();
    }

    private static Thread thread(Runnable task) {
        var thread = new Thread(task, "usb-printer");
        thread.setDaemon(true);
        return thread;
    }
}
