package org.houzhen.server.refund;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Lets the desk look for refunds that are due, from before the first request is served until the server stops. */
final class RefundLoop implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(RefundLoop.class);
    private static final long BETWEEN_MILLIS = 500;
    private static final int BEFORE_WEB_SERVER = 1_000;

    private final RefundDesk desk;
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "refund-clock");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean running;

    RefundLoop(RefundDesk desk) {
        this.desk = desk;
    }

    @Override
    public void start() {
        desk.resume();
        running = true;
        clockwork.scheduleWithFixedDelay(this::tick, BETWEEN_MILLIS, BETWEEN_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void tick() {
        try {
            desk.tick();
        } catch (RuntimeException e) { // The edge of a thread: an exception would end the clock for good.
            LOG.error("cannot look for refunds: {}", e.getClass().getName());
        }
    }

    @Override
    public void stop() {
        running = false;
        clockwork.shutdown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return BEFORE_WEB_SERVER;
    }
}
