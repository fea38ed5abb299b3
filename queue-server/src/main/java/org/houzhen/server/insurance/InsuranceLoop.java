package org.houzhen.server.insurance;

import org.houzhen.server.web.LoopThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes back, again and again, what could not be taken back at once. */
final class InsuranceLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(InsuranceLoop.class);
    private static final long BETWEEN_MILLIS = 30_000;

    private final LoopThread thread = new LoopThread("insurance");
    private final InsuranceDesk desk;

    InsuranceLoop(InsuranceDesk desk) {
        this.desk = desk;
        thread.again(this::round, BETWEEN_MILLIS);
    }

    private void round() {
        try {
            desk.finishEnding();
        } catch (RuntimeException e) { // The edge of a thread: an exception would end the loop for good.
            LOG.error("cannot take back what is ending: {}", e.getClass().getName());
        }
    }

    @Override
    public void close() {
        thread.end();
    }
}
