package org.houzhen.server.reconciliation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.houzhen.server.channel.BillUnavailableException;
import org.houzhen.server.hospital.HospitalUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Compares each day once it is over, from ten the next morning on, and does what is safe about what differs; what cannot be
 * had then is tried again.
 */
final class ReconciliationLoop implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ReconciliationLoop.class);
    private static final LocalTime BILLS_ARE_OUT = LocalTime.of(10, 0);
    private static final int DAYS_BACK = 7;
    private static final int BETWEEN_MINUTES = 5;

    private final Reconciliation reconciliation;
    private final DayComparer comparer;
    private final ReconciliationBook book;
    private final Clock clock;
    private final ZoneId zone;
    private volatile ScheduledExecutorService thread;

    ReconciliationLoop(
            Reconciliation reconciliation, DayComparer comparer, ReconciliationBook book, Clock clock, ZoneId zone) {
        this.comparer = comparer;
        this.reconciliation = reconciliation;
        this.book = book;
        this.clock = clock;
        this.zone = zone;
    }

    /** Everything that is due and not done; a source that does not answer is left for the next round. */
    void round() {
        var now = clock.instant().atZone(zone);
        LocalDate last = now.toLocalTime().isBefore(BILLS_ARE_OUT)
                ? now.toLocalDate().minusDays(2)
                : now.toLocalDate().minusDays(1);
        for (int back = DAYS_BACK - 1; back >= 0; back--) {
            LocalDate day = last.minusDays(back);
            reconciliation.sources().stream()
                    .filter(source -> !book.isCompared(source, day) && reconciliation.isToBeHad(source, day))
                    .forEach(source -> attempt(source, day));
        }
        comparer.act();
    }

    private void attempt(String source, LocalDate day) {
        try {
            reconciliation.compare(source, day);
        } catch (BillUnavailableException | HospitalUnavailableException e) {
            LOG.info("day {} of {} cannot be compared yet: {}", day, source, e.getMessage());
        }
    }

    private void guarded() {
        try {
            round();
        } catch (RuntimeException e) { // The edge of a thread: an exception would end the schedule.
            LOG.error("reconciliation failed: {}", e.getClass().getName());
        }
    }

    @Override
    public void start() {
        thread = Executors.newSingleThreadScheduledExecutor(task -> {
            var daemon = new Thread(task, "reconciliation");
            daemon.setDaemon(true);
            return daemon;
        });
        thread.scheduleWithFixedDelay(this::guarded, 1, BETWEEN_MINUTES, TimeUnit.MINUTES);
    }

    @Override
    public void stop() {
        thread.shutdownNow();
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
