package org.houzhen.server.journal;

import java.util.List;
import java.util.Optional;

/**
 * What was decided together and becomes durable together. The scribe's thread fills it and hands it to the committer,
 * which alone sets its fate.
 */
final class Commit<S, E> {
    private final List<Pending<S, E, ?>> batch;
    private final Draft<S, E> draft;
    private boolean durable;
    private RuntimeException failure;

    Commit(List<Pending<S, E, ?>> batch, Draft<S, E> draft) {
        this.batch = batch;
        this.draft = draft;
    }

    List<Pending<S, E, ?>> batch() {
        return batch;
    }

    Draft<S, E> draft() {
        return draft;
    }

    int size() {
        return batch.size();
    }

    boolean isEmpty() {
        return batch.isEmpty();
    }

    void add(Pending<S, E, ?> pending) {
        batch.add(pending);
    }

    void becameDurable() {
        durable = true;
    }

    void failed(RuntimeException reason) {
        failure = reason;
    }

    boolean isDurable() {
        return durable;
    }

    /** Why nothing was written; empty for what is durable, and when another writer was faster. */
    Optional<RuntimeException> failure() {
        return Optional.ofNullable(failure);
    }
}
