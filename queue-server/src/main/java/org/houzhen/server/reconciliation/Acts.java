package org.houzhen.server.reconciliation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.houzhen.server.reconciliation.ReconciliationBook.Difference;
import org.houzhen.server.web.Due;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Who did what about a difference, and why: written before it is done, and again when it is known what came of it. */
final class Acts {
    static final String SYSTEM = "system";
    private static final Duration AGAIN = Duration.ofMinutes(5);
    private static final int TIMES_MAX = 12;
    private static final long NEVER = Due.NEVER;
    static final Due WAITS = new Due(AGAIN.multipliedBy(TIMES_MAX));

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Acts(JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** One act as it is stored. */
    record Act(Claim.Key key, String source, String what, String state, String note, String by, Instant at) {}

    /** What names a difference. */
    record Which(String source, Claim.Key key) {
        static Which of(Difference difference) {
            return new Which(difference.source(), new Claim.Key(difference.number(), difference.direction()));
        }
    }

    /** Whether the caller is the one to act on it now; then it is written that it is about to. */
    boolean begin(Difference difference, String what) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            boolean claimed = jdbc.sql("update difference set act_attempts = act_attempts + 1,"
                                    + " act_next = case when act_attempts + 1 >= ? then ? else ? * (act_attempts + 1) + ? end"
                                    + " where source = ? and number = ? and direction = ? and decision = '' and "
                                    + WAITS.condition("act_next"))
                            .params(TIMES_MAX, NEVER, AGAIN.toMillis(), clock.millis())
                            .params(
                                    difference.source(),
                                    difference.number(),
                                    difference.direction().name())
                            .params(WAITS.bounds(clock.instant()))
                            .update()
                    == 1;
            if (claimed) {
                write(Which.of(difference), what, "INTENT", difference.kind().name(), SYSTEM);
            }
            return claimed;
        }));
    }

    /** What came of it is known: nothing more is done by itself. */
    void end(Difference difference, String what, String state, String note) {
        transactions.executeWithoutResult(status -> {
            write(Which.of(difference), what, state, note, SYSTEM);
            leave(difference);
        });
    }

    /** Nothing is done about it by itself, unless it becomes another kind of difference. */
    void leave(Difference difference) {
        jdbc.sql("update difference set act_next = ? where source = ? and number = ? and direction = ?")
                .params(NEVER, difference.source(), difference.number())
                .param(difference.direction().name())
                .update();
    }

    void write(Which which, String what, String state, String note, String by) {
        jdbc.sql("insert into difference_act (source, number, direction, seq, act, state, note, done_by, at)"
                        + " select ?, ?, ?, coalesce(max(seq), 0) + 1, ?, ?, ?, ?, ? from difference_act"
                        + " where source = ? and number = ? and direction = ?")
                .params(which.source(), which.key().number(), which.key().kind().name())
                .params(what, state, note, by, clock.millis())
                .params(which.source(), which.key().number(), which.key().kind().name())
                .update();
    }

    /** Everything about the differences of a day, the oldest first. */
    List<Act> of(LocalDate day) {
        return jdbc.sql("select difference_act.* from difference_act join difference using (source, number, direction)"
                        + " where day = ? order by source, number, direction, seq")
                .param(day.toString())
                .query(Acts::read)
                .list();
    }

    private static Act read(ResultSet row, int number) throws SQLException {
        return new Act(
                new Claim.Key(row.getString("number"), Claim.Kind.valueOf(row.getString("direction"))),
                row.getString("source"),
                row.getString("act"),
                row.getString("state"),
                row.getString("note"),
                row.getString("done_by"),
                Instant.ofEpochMilli(row.getLong("at")));
    }
}
