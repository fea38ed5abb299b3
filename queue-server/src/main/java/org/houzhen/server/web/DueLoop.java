package org.houzhen.server.web;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Lets somebody look for what is due, from before the first request is served until the server stops. */
public final class DueLoop implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(DueLoop.class);
    private static final Duration BETWEEN = Duration.ofMillis(500);
    private static final int BEFORE_WEB_SERVER = 1_000;

    private final String name;
    private final Runnable resume;
    private final Runnable tick;
    private final Duration between;
    private final LoopThread clockwork;
    private volatile boolean running;

    /**
     * A loop that stands still until the server starts.
     *
     * @param name of its thread, such as cashier-clock
     * @param resume takes up once what was in hand when the process stopped
     * @param tick looks for what is due, and gives it to others
     */
    public DueLoop(String name, Runnable resume, Runnable tick) {
        this(name, resume, tick, BETWEEN);
    }

    /** As above, with so long a pause before each look. */
    public DueLoop(String name, Runnable resume, Runnable tick, Duration between) {
        this.name = name;
        this.resume = resume;
        this.tick = tick;
        this.between = between;
        this.clockwork = new LoopThread(name);
    }

    @Override
    public void start() {
        resume.run();
        running = true;
        clockwork.again(this::look, between.toMillis());
    }

    private void look() {
        try {
            tick.run();
        } catch (RuntimeException e) { // The edge of a thread: an exception would end the clock for good.
            LOG.error("{} cannot look for what is due: {}", name, e.getClass().getName());
        }
    }

    @Override
    public void stop() {
        running = false;
        clockwork.end();
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
