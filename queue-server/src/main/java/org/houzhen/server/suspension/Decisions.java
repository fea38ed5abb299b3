package org.houzhen.server.suspension;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.houzhen.server.journal.StreamName;
import org.houzhen.server.registration.ClinicRefunds.Opening;
import org.houzhen.server.web.Due;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The list of refunds to open, made from the journal: a decision is on it before the journal counts as read so far. */
record Decisions(JdbcClient jdbc, TransactionTemplate transactions) {
    /** Longer than anything here is put off. */
    static final Due WAITS = new Due(Duration.ofMinutes(10));

    /** From when on the system opens refunds by itself: since the first start that could. */
    Instant since(Instant now) {
        return stored().orElseGet(() -> {
            jdbc.sql("insert into suspended_since (id, since) values (1, ?) on conflict do nothing")
                    .param(now.toEpochMilli())
                    .update();
            return stored().orElseThrow();
        });
    }

    private Optional<Instant> stored() {
        return jdbc.sql("select since from suspended_since where id = 1")
                .query(Long.class)
                .optional()
                .map(Instant::ofEpochMilli);
    }

    long readTo(StreamName stream) {
        return jdbc.sql("select position from suspended_read where stream = ?")
                .param(stream.value())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** Keeps what was found, and up to where; both or neither. Found again, nothing changes. */
    void found(StreamName stream, long position, List<Decision> decisions) {
        transactions.executeWithoutResult(status -> {
            decisions.forEach(this::add);
            jdbc.sql("insert into suspended_read (stream, position) values (?, ?) on conflict (stream)"
                            + " do update set position = excluded.position"
                            + " where suspended_read.position < excluded.position")
                    .params(stream.value(), position)
                    .update();
        });
    }

    /** What came of opening the refund so far, LATER before it was tried; empty where nobody has said that the money is wanted. */
    Optional<Opening> opening(String registerNo) {
        return jdbc.sql("select opening from suspended_refund where register_no = ?")
                .param(registerNo)
                .query((row, number) -> opening(row))
                .optional();
    }

    /** The register numbers whose money is wanted, and what came of opening its refund, as {@link #opening}. */
    Map<String, Opening> openings() {
        Map<String, Opening> openings = new HashMap<>();
        jdbc.sql("select register_no, opening from suspended_refund").query(row -> {
            openings.put(row.getString("register_no"), opening(row));
        });
        return openings;
    }

    private static Opening opening(ResultSet row) throws SQLException {
        String opening = row.getString("opening");
        return opening.isEmpty() ? Opening.LATER : Opening.valueOf(opening);
    }

    /** Wanted again, nothing changes. */
    void add(Decision decision) {
        jdbc.sql("insert into suspended_refund (register_no, decided_by, decided_at, opening, attempt, next_at)"
                        + " values (?, ?, ?, '', 0, 0) on conflict do nothing")
                .params(decision.registerNo(), decision.by(), decision.at().toEpochMilli())
                .update();
    }

    /** Those whose refund is to be opened now, the oldest first. */
    List<Decision> due(Instant now, int limit) {
        return jdbc.sql("select * from suspended_refund where opening = '' and " + WAITS.condition("next_at")
                        + " order by decided_at, register_no limit ?")
                .params(WAITS.bounds(now))
                .param(limit)
                .query(Decisions::read)
                .list();
    }

    private static Decision read(ResultSet row, int number) throws SQLException {
        return new Decision(
                row.getString("register_no"),
                row.getString("decided_by"),
                Instant.ofEpochMilli(row.getLong("decided_at")),
                row.getInt("attempt"));
    }

    void settled(Decision decision, Opening opening) {
        jdbc.sql("update suspended_refund set opening = ? where register_no = ?")
                .params(opening.name(), decision.registerNo())
                .update();
    }

    void later(Decision decision, Instant at) {
        jdbc.sql("update suspended_refund set attempt = attempt + 1, next_at = ? where register_no = ?")
                .params(at.toEpochMilli(), decision.registerNo())
                .update();
    }
}
