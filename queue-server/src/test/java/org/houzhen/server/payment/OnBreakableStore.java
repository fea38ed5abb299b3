package org.houzhen.server.payment;

import java.nio.file.Path;
import java.time.Instant;
import org.houzhen.server.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What every crash test stands on: a clock that is moved, and a real store in memory whose connection can be broken. */
public abstract class OnBreakableStore {
    protected final VirtualClock clock = new VirtualClock(Instant.parse("2026-03-02T01:00:00Z"));
    protected FailingDataSource source;
    private Store store;

    @BeforeEach
    void open(@TempDir(factory = InMemory.class) Path folder) {
        store = Store.open("server", "jdbc:sqlite:" + folder.resolve("server.db"));
        source = new FailingDataSource(store.dataSource());
    }

    @AfterEach
    void close() {
        store.close();
    }
}
