package org.houzhen.server.payment;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When this installation opened its first order: no money of ours moved before. Any thread. */
public final class FirstOrder {
    private final JdbcClient jdbc;
    private final AtomicReference<Optional<Instant>> known = new AtomicReference<>(Optional.empty());

    FirstOrder(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty as long as there was none. */
    public Optional<Instant> at() {
        return known.updateAndGet(before -> before.isPresent() ? before : asked());
    }

    private Optional<Instant> asked() {
        long millis = jdbc.sql("select coalesce(min(created_at), 0) from payment_order")
                .query(Long.class)
                .single();
        return Optional.of(Instant.ofEpochMilli(millis)).filter(at -> !at.equals(Instant.EPOCH));
    }
}
