package org.houzhen.kiosk.cards;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows up sales by card while patients come and go: soon where something is open, else now and then for the server. */
public final class CardLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CardLoop.class);
    private static final int BEAT_SECONDS = 2;
    private static final int QUIET_BEATS = 5;

    private final CardDesk desk;
    private final BooleanSupplier plugged;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        var named = new Thread(task, "card-follow-up");
        named.setDaemon(true);
        return named;
    });
    private int beats;

    /** @param plugged whether this terminal is said to have a card terminal */
    public CardLoop(CardDesk desk, BooleanSupplier plugged) {
        this.desk = desk;
        this.plugged = plugged;
    }

    public void start() {
        thread.scheduleWithFixedDelay(this::beat, BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
    }

    private void beat() {
        try {
            beats++;
            if (desk.isOpen() || plugged.getAsBoolean() && beats % QUIET_BEATS == 0) {
                desk.settle();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) { // The edge of a thread: it must live on.
            LOG.error("sales by card cannot be followed: {}", e.getClass().getName());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
