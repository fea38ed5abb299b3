package org.houzhen.server.payment;

import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.houzhen.server.store.Store;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A real SQLite store that lies in memory: power is cut above the disk, so none is needed. Of one thread. */
final class MemoryStore implements AutoCloseable {
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final Store store;
    private final FailingDataSource source;
    private final JdbcClient jdbc;

    MemoryStore() {
        store = Store.open(
                "server", "jdbc:sqlite:file:crash%d?mode=memory&cache=shared".formatted(NUMBERS.getAndIncrement()));
        source = new FailingDataSource(store.dataSource());
        jdbc = JdbcClient.create(store.dataSource());
    }

    FailingDataSource source() {
        return source;
    }

    DataSource real() {
        return store.dataSource();
    }

    /** Forgets what a run of an order stored, so that a million runs do not lie in memory. */
    void clear() {
        for (String table : new String[] {
            "ledger_entry",
            "refund_attempt",
            "refund_step",
            "refund_order",
            "payment_step",
            "payment_order",
            "insurance_message",
            "insurance_case"
        }) {
            jdbc.sql("delete from " + table).update();
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
