package org.houzhen.server.queue;

import org.houzhen.server.web.LoopThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Lets the teller look for visits to tell of, on a thread of its own: a silent hospital holds up nothing else. */
final class VisitTellerLoop implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(VisitTellerLoop.class);
    private static final long BETWEEN_MILLIS = 500;
    private static final long AFTER_FAILURE_MILLIS = 5_000;
    private static final int LOOK_AROUND_EVERY = 2_400;

    private final VisitTeller teller;
    private final LoopThread thread = new LoopThread("visit-teller");
    private volatile boolean running;
    private long looks;

    VisitTellerLoop(VisitTeller teller) {
        this.teller = teller;
    }

    @Override
    public void start() {
        running = true;
        thread.once(this::look, 0);
    }

    private void look() {
        long pause = told() ? BETWEEN_MILLIS : AFTER_FAILURE_MILLIS;
        if (running) {
            thread.once(this::look, pause);
        }
    }

    private boolean told() {
        try {
            if (looks++ % LOOK_AROUND_EVERY == 0) {
                teller.lookAround();
            }
            return teller.tell();
        } catch (RuntimeException e) { // The edge of a thread: an exception would end it for good.
            LOG.error("visits: {}", e.getClass().getName());
            return false;
        }
    }

    /** What is being told is told to its end; the rest is told after the next start. */
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
