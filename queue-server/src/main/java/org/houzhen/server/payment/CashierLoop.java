package org.houzhen.server.payment;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Lets the cashier look for orders that are due, from before the first request is served until the server stops. */
final class CashierLoop implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(CashierLoop.class);
    private static final long BETWEEN_MILLIS = 500;
    private static final int BEFORE_WEB_SERVER = 1_000;

    private final Cashier cashier;
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "cashier-clock");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean running;

    CashierLoop(Cashier cashier) {
        this.cashier = cashier;
    }

    @Override
    public void start() {
        cashier.resume();
        running = true;
        clockwork.scheduleWithFixedDelay(this::tick, BETWEEN_MILLIS, BETWEEN_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void tick() {
        try {
            cashier.tick();
        } catch (RuntimeException e) { // The edge of a thread: an exception would end the clock for good.
            LOG.error("cannot look for orders: {}", e.getClass().getName());
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
