package org.houzhen.server.journal;

import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the process when a thread of the journal ends: a server that answers but decides nothing any more looks well and is
 * not. Whoever watches the process starts it again, and it goes on from the journal. Messages of what was thrown are left
 * out, because nobody knows what they hold.
 */
final class LastWords implements Thread.UncaughtExceptionHandler {
    static final int STATUS = 70;

    private static final Logger LOG = LoggerFactory.getLogger(LastWords.class);

    private final IntConsumer end;

    private LastWords(IntConsumer end) {
        this.end = end;
    }

    /** @param end ends the process with a status */
    static LastWords of(IntConsumer end) {
        return new LastWords(end);
    }

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        try {
            LOG.error("journal: {} ended; the server stops, to be started again: {}", thread.getName(), trace(thrown));
        } finally {
            end.accept(STATUS);
        }
    }

    private static String trace(Throwable thrown) {
        var lines = new StringBuilder();
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            lines.append(each.getClass().getName());
            StackTraceElement[] frames = each.getStackTrace();
            for (int i = 0; i < Math.min(frames.length, 12); i++) {
                lines.append(System.lineSeparator()).append("    at ").append(frames[i]);
            }
            lines.append(System.lineSeparator());
        }
        return lines.toString();
    }
}
