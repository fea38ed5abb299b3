package org.houzhen.server.his;

import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** What a hospital does by itself: it releases another day's numbers every midnight, and clears away expired locks. */
final class HospitalNight implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(HospitalNight.class);
    private static final int SECONDS = 15;

    private final ReferenceHospital hospital;
    private final Clock clock;

    private volatile ScheduledExecutorService thread;
    private LocalDate released;

    HospitalNight(ReferenceHospital hospital, Clock clock) {
        this.hospital = hospital;
        this.clock = clock;
        this.released = LocalDate.now(clock);
    }

    @Override
    public void start() {
        thread = Executors.newSingleThreadScheduledExecutor(task -> {
            var daemon = new Thread(task, "hospital-night");
            daemon.setDaemon(true);
            return daemon;
        });
        thread.scheduleWithFixedDelay(this::attempt, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    /** A round that fails is tried again: an exception would end the schedule. */
    private void attempt() {
        try {
            round();
        } catch (RuntimeException e) {
            LOG.warn(
                    "hospital's round failed, next in {} s: {}",
                    SECONDS,
                    e.getClass().getName());
        }
    }

    void round() {
        hospital.scheduling().sweep();
        LocalDate today = LocalDate.now(clock);
        if (!today.equals(released)) {
            hospital.calendar().release();
            released = today;
        }
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
