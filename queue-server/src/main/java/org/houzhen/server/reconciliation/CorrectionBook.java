package org.houzhen.server.reconciliation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.houzhen.server.channel.RefundNo;
import org.houzhen.server.ledger.Balances;
import org.houzhen.server.ledger.Ledger;
import org.houzhen.server.web.Due;
import org.houzhen.server.web.ProblemException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The stored corrections. What a change of one means for the double-entry book is booked with it, or neither is stored. */
final class CorrectionBook {
    private static final Due WAITS = new Due(Duration.ofMinutes(10));

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Ledger ledger;
    private final Acts acts;
    private final Clock clock;

    CorrectionBook(JdbcClient jdbc, TransactionTemplate transactions, Acts acts, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.ledger = new Ledger(jdbc);
        this.acts = acts;
        this.clock = clock;
    }

    /** Another has changed it meanwhile; whoever comes again goes on from there. */
    static final class StaleException extends IllegalStateException {
        private static final long serialVersionUID = 1;

        StaleException(String document) {
            super("the correction " + document + " was changed meanwhile");
        }
    }

    /** Within the transaction that stores what two people decided. */
    void open(Correction fresh, String by) {
        Optional<Correction> earlier = find(fresh.document());
        if (earlier.isPresent()) {
            requireReturn(fresh);
            save(earlier.get().owedAgain(clock.instant()), "INTENT", by);
            return;
        }
        jdbc.sql(
                        "insert into correction (document, source, number, direction, stage, amount_fen, refund_no, pending,"
                                + " attempt, requested_at, since, next_at, version) values (?, ?, ?, ?, ?, ?, ?, 0, 0, 0, ?, ?, 1)")
                .params(fresh.document(), fresh.source(), fresh.key().number())
                .params(fresh.key().kind().name(), fresh.stage().name(), fresh.amountFen(), fresh.refundNo())
                .params(clock.millis(), clock.millis())
                .update();
        ledger.book(new Ledger.Change(fresh.document(), 1, Balances.NONE, fresh.balances(), clock.instant()));
        write(fresh, fresh.stage().open() ? "INTENT" : "DONE", by);
    }

    /**
     * Two people say that they gave back themselves what the channel would not; within the transaction that stores their
     * word. Nothing where no return is stuck.
     */
    void handedBack(Acts.Which which, String by) {
        stuck(which).ifPresent(stuck -> save(stuck.become(CorrectionStage.HANDED_BACK, clock.instant()), "DONE", by));
    }

    /**
     * Two people say that the channel gave it back under another number, and it says the same; within the transaction that stores
     * their word.
     *
     * @throws StaleException if it is stuck no longer
     */
    void returnedElsewhere(Acts.Which which, RefundNo number, String by) {
        Correction stuck =
                stuck(which).orElseThrow(() -> new StaleException(which.key().number()));
        save(stuck.returnedUnder(number, clock.instant()), "DONE", by);
    }

    /** The return of a difference that the channel did not make. */
    Optional<Correction> stuck(Acts.Which which) {
        return jdbc.sql(
                        "select * from correction where source = ? and number = ? and direction = ? and stage = 'STUCK'")
                .params(which.source(), which.key().number(), which.key().kind().name())
                .query(CorrectionBook::read)
                .optional();
    }

    /** The channel may have the money on its way; a word that it is ours would have it sent once more. */
    private static void requireReturn(Correction fresh) {
        if (fresh.stage() != CorrectionStage.OWED) {
            throw new ProblemException("CORRECTION_STUCK", "这笔款由系统退回时卡住了，不能核销，也不能算作没有错。请再次选择由系统退回，或线下退还后登记。", 409);
        }
    }

    /** Stores a correction as it has become, together with a line of its history. */
    Correction save(Correction next, String state, String by) {
        return transactions.execute(status -> {
            Balances before = find(next.document()).orElseThrow().balances();
            Correction.Progress noted = next.progress();
            int changed = jdbc.sql(
                            "update correction set stage = ?, refund_no = ?, pending = ?, attempt = ?, requested_at = ?, since = ?,"
                                    + " next_at = ?, version = version + 1 where document = ? and version = ?")
                    .params(next.stage().name(), next.refundNo(), noted.pending() ? 1 : 0, noted.attempt())
                    .params(noted.requestedAt().toEpochMilli(), noted.since().toEpochMilli())
                    .params(noted.nextAt().toEpochMilli(), next.document(), next.version())
                    .update();
            if (changed != 1) {
                throw new StaleException(next.document());
            }
            Correction saved = next.version(next.version() + 1);
            ledger.book(
                    new Ledger.Change(saved.document(), saved.version(), before, saved.balances(), clock.instant()));
            write(saved, state, by);
            return saved;
        });
    }

    /** Stores that it is stuck, and with it that people decide again; or neither. */
    Correction stuck(Correction next, ReconciliationBook differences) {
        return transactions.execute(status -> {
            Correction stuck = save(next, "REFUSED", Acts.SYSTEM);
            differences.reopen(new Acts.Which(stuck.source(), stuck.key()));
            return stuck;
        });
    }

    private void write(Correction at, String state, String by) {
        String what = at.returnsMoney() ? "RETURN" : "WRITE_OFF";
        acts.write(
                new Acts.Which(at.source(), at.key()), what, state, at.stage().name(), by);
    }

    Optional<Correction> find(String document) {
        return jdbc.sql("select * from correction where document = ?")
                .param(document)
                .query(CorrectionBook::read)
                .optional();
    }

    /** What gives back a payment that no order knows. */
    Optional<Correction> returning(String number) {
        return jdbc.sql("select * from correction where number = ? and refund_no <> ''")
                .param(number)
                .query(CorrectionBook::read)
                .optional();
    }

    Optional<Correction> byRefund(String refundNo) {
        return jdbc.sql("select * from correction where refund_no = ?")
                .param(refundNo)
                .query(CorrectionBook::read)
                .optional();
    }

    List<Correction> due(int limit) {
        return jdbc.sql("select * from correction where stage in ('OWED', 'SENT') and " + WAITS.condition("next_at")
                        + " order by next_at limit ?")
                .params(WAITS.bounds(clock.instant()))
                .param(limit)
                .query(CorrectionBook::read)
                .list();
    }

    private static Correction read(ResultSet row, int number) throws SQLException {
        return new Correction(
                row.getString("source"),
                new Claim.Key(row.getString("number"), Claim.Kind.valueOf(row.getString("direction"))),
                CorrectionStage.valueOf(row.getString("stage")),
                row.getLong("amount_fen"),
                row.getString("refund_no"),
                new Correction.Progress(
                        row.getInt("pending") == 1,
                        row.getInt("attempt"),
                        Instant.ofEpochMilli(row.getLong("requested_at")),
                        Instant.ofEpochMilli(row.getLong("since")),
                        Instant.ofEpochMilli(row.getLong("next_at"))),
                row.getLong("version"));
    }
}
