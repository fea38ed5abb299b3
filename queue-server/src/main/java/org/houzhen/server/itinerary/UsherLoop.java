package org.houzhen.server.itinerary;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.Station;
import org.houzhen.server.hospital.Stations;
import org.houzhen.server.screen.BoardSource;
import org.houzhen.server.web.LoopThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Lets the usher look around: soon after a station's board changed, and every few seconds for what was paid elsewhere. */
final class UsherLoop implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(UsherLoop.class);
    private static final long BETWEEN_MILLIS = 500;
    private static final int LOOK_EVERY = 8;
    private static final int TIDY_EVERY = 40;

    private final Usher usher;
    private final Stations stations;
    private final BoardSource boards;
    private final Clock clock;
    private final AtomicBoolean changed = new AtomicBoolean(true);
    private final List<AutoCloseable> listening = new ArrayList<>();
    private final LoopThread thread = new LoopThread("usher");
    private volatile boolean running;
    private long beats;

    UsherLoop(Usher usher, Stations stations, BoardSource boards, Clock clock) {
        this.usher = usher;
        this.stations = stations;
        this.boards = boards;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        thread.again(this::beat, BETWEEN_MILLIS);
    }

    private void beat() {
        try {
            if (listening.isEmpty()) {
                listen();
            }
            if (beats++ % LOOK_EVERY == 0 || changed.get()) {
                changed.set(false); // Before the look: what changes meanwhile asks for another.
                usher.round();
            }
            if (beats % TIDY_EVERY == 0) {
                usher.tidy();
            }
        } catch (RuntimeException e) { // The edge of a thread: an exception would end the schedule.
            changed.set(true);
            LOG.warn("the next stops are opened later: {}", e.getClass().getName());
        }
    }

    private void listen() {
        for (Station station : stations.all(CallContext.server("stops", clock.instant()))) {
            listening.add(boards.onChange(station.area(), board -> changed.set(true)));
        }
    }

    @Override
    public void stop() {
        running = false;
        thread.end();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
