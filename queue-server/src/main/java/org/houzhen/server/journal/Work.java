package org.houzhen.server.journal;

/**
 * A command or a question for the scribe. It may be decided again after a conflict, so it must not do anything but read
 * states and append events.
 */
@FunctionalInterface
public interface Work<S, E, R> {
    R decide(Draft<S, E> draft);
}
