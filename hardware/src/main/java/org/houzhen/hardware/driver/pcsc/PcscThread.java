package org.houzhen.hardware.driver.pcsc;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.smartcardio.CardException;
import javax.smartcardio.CardTerminals;
import org.houzhen.hardware.DeviceException;
import org.houzhen.hardware.DeviceReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that talks to the PC/SC service, because the JDK has one context for all. Its calls know no time
 * limits: a call that hangs is no longer waited for, and those after it fail until it comes back.
 */
final class PcscThread {
    static final PcscThread OF_THIS_PROCESS = new PcscThread();
    private static final Logger LOG = LoggerFactory.getLogger(PcscThread.class);
    private static final int WAITING_MAX = 16;

    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1, 1, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING_MAX), PcscThread::daemon);

    /** Something done with the service. */
    interface Call<T> {
        T with(CardTerminals terminals) throws CardException, DeviceException;
    }

    private PcscThread() {
        thread.allowCoreThreadTimeOut(true);
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "pcsc");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Waits for the answer.
     *
     * @throws CardException if the card is to blame
     * @throws DeviceException if the reader or the service is
     */
    <T> T call(String device, Duration limit, Call<T> call)
            throws CardException, DeviceException, InterruptedException {
        Future<T> answer = submit(device, call);
        try {
            return answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            answer.cancel(false); // Interrupts do not reach into the service.
            throw new DeviceException(DeviceReason.NO_ANSWER, device + ": the card service does not answer", e);
        } catch (InterruptedException e) {
            answer.cancel(false);
            throw e;
        } catch (ExecutionException e) {
            throw failed(device, e.getCause());
        }
    }

    /** Does it when the calls before are done; gives up on it if the service hangs. */
    void later(Runnable task) {
        try {
            thread.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("the card service hangs");
        }
    }

    private <T> Future<T> submit(String device, Call<T> call) throws DeviceException {
        try {
            return thread.submit(() -> renewing(device, call));
        } catch (RejectedExecutionException e) {
            throw new DeviceException(DeviceReason.NO_ANSWER, device + ": the card service hangs", e);
        }
    }

    private static <T> T renewing(String device, Call<T> call) throws CardException, DeviceException {
        try {
            return call.with(PcscContext.terminals());
        } catch (CardException | RuntimeException e) {
            if (Failure.of(e) == Failure.SERVICE && !PcscContext.forget()) {
                LOG.error("{}: this process cannot reach a restarted card service: see --add-opens", device);
            }
            throw e;
        }
    }

    private static CardException failed(String device, Throwable cause) throws DeviceException {
        if (cause instanceof DeviceException known) {
            throw known;
        }
        return switch (Failure.of(cause)) {
            case SERVICE ->
                throw new DeviceException(
                        DeviceReason.SERVICE_STOPPED, device + ": the card service is not running", cause);
            case READER -> throw new DeviceException(DeviceReason.UNPLUGGED, device + " was unplugged", cause);
            case CARD -> new CardException("the card does not answer");
        };
    }
}
