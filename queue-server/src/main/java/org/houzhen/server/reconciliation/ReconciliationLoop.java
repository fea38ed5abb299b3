package org.houzhen.server.reconciliation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.houzhen.server.reconciliation.DueDays.Due;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Compares each day once it is over, from ten the next morning on, and does what is safe about what differs; what cannot be
 * had then stays due, however long that lasts.
 */
final class ReconciliationLoop implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ReconciliationLoop.class);
    private static final int OF_A_SOURCE_MAX = 10;
    private static final int BETWEEN_MINUTES = 5;

    private final Reconciliation reconciliation;
    private final DayComparer comparer;
    private final DueDays days;
    private volatile ScheduledExecutorService thread;

    ReconciliationLoop(Reconciliation reconciliation, DayComparer comparer, DueDays days) {
        this.reconciliation = reconciliation;
        this.comparer = comparer;
        this.days = days;
    }

    /** What is due, as much of each source as a turn takes; one that does not answer is not asked for more in this turn. */
    void round() {
        Map<String, List<Due>> bySource = days.due().stream()
                .filter(due -> reconciliation.isToBeHad(due.source(), due.day()))
                .collect(Collectors.groupingBy(Due::source));
        bySource.values()
                .forEach(due -> due.stream()
                        .limit(OF_A_SOURCE_MAX)
                        .map(one -> days.attempt(one.source(), one.day()))
                        .anyMatch(Optional::isPresent));
        comparer.act();
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
