package org.houzhen.server.payment;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What every crash test stands on: a clock that is moved, and a real store in memory whose connection can be broken. */
public abstract class OnBreakableStore {
    protected final VirtualClock clock = new VirtualClock(Instant.parse("2026-03-02T01:00:00Z"));
    protected FailingDataSource source;
    private MemoryStore store;

    @BeforeEach
    void open() {
        store = new MemoryStore();
        source = store.source();
    }

    @AfterEach
    void close() {
        store.close();
    }
}
