package org.houzhen.server.reconciliation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.houzhen.server.channel.BillLine;
import org.houzhen.wire.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What was read of bills, which days were compared, and which differences are open. Storing the same twice changes nothing. */
final class ReconciliationBook {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;

    ReconciliationBook(JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Sums of one side of one day. */
    record Sums(long paidFen, long refundedFen, int count) {
        static Sums of(List<Claim> claims) {
            return new Sums(sum(claims, Claim.Kind.PAID), sum(claims, Claim.Kind.REFUNDED), claims.size());
        }

        private static long sum(List<Claim> claims, Claim.Kind kind) {
            return claims.stream()
                    .filter(claim -> claim.kind() == kind)
                    .mapToLong(claim -> claim.amount().fen())
                    .sum();
        }
    }

    /** A day that was compared with one source. */
    record Compared(String source, LocalDate day, Instant at, Sums ours, Sums theirs, int matched) {}

    /** A difference as it is stored; whatever is empty has not happened. */
    record Difference(
            String source,
            String number,
            Claim.Kind direction,
            LocalDate day,
            Kind kind,
            String tradeNo,
            Money ours,
            Money theirs,
            Instant foundAt,
            String decision,
            String note,
            String decidedBy,
            String approvedBy,
            Instant decidedAt) {
        boolean open() {
            return decision.isEmpty();
        }
    }

    /** What a person decided, and who allowed it. */
    record Decision(String what, String note, String by, String approvedBy) {}

    void store(String channel, LocalDate day, List<BillLine> lines) {
        transactions.executeWithoutResult(status -> lines.forEach(line -> jdbc.sql(
                        "insert into channel_bill (channel, number, direction, day, trade_no, amount_fen, fee_fen, moved_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
                .params(channel, number(line), line.kind().name(), day.toString(), line.tradeNo())
                .params(line.amount().fen(), line.fee().fen(), line.at().toEpochMilli())
                .update()));
    }

    private static String number(BillLine line) {
        return line.kind() == BillLine.Kind.PAID ? line.tradeNo() : line.refundNo();
    }

    List<Claim> billed(String channel, LocalDate day) {
        return jdbc.sql("select * from channel_bill where channel = ? and day = ? order by moved_at, number")
                .params(channel, day.toString())
                .query(ReconciliationBook::claim)
                .list();
    }

    Optional<Claim> billed(String channel, Claim.Key key) {
        return jdbc.sql("select * from channel_bill where channel = ? and number = ? and direction = ?")
                .params(channel, key.number(), key.kind().name())
                .query(ReconciliationBook::claim)
                .optional();
    }

    private static Claim claim(ResultSet row, int number) throws SQLException {
        return new Claim(
                row.getString("number"),
                row.getString("trade_no"),
                Claim.Kind.valueOf(row.getString("direction")),
                new Money(row.getLong("amount_fen")),
                true,
                Instant.ofEpochMilli(row.getLong("moved_at")));
    }

    /** Keeps what was found; what a person has decided stays, and what differs no more is gone. */
    void keep(Compared compared, List<Finding> findings) {
        transactions.executeWithoutResult(status -> {
            keep(compared);
            Set<Claim.Key> differing = new HashSet<>();
            for (Finding finding : findings) {
                if (finding.kind().isDifference()) {
                    differing.add(finding.any().key());
                    keep(compared, finding);
                } else {
                    forget(compared.source(), finding.any().key());
                }
            }
            differences(compared.source(), compared.day()).stream()
                    .filter(stored -> !differing.contains(new Claim.Key(stored.number(), stored.direction())))
                    .forEach(stored -> forget(compared.source(), new Claim.Key(stored.number(), stored.direction())));
        });
    }

    private void keep(Compared compared) {
        jdbc.sql(
                        "insert into reconciled_day (source, day, compared_at, ours_paid, ours_refunded, ours_count, theirs_paid,"
                                + " theirs_refunded, theirs_count, matched) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                                + " on conflict (source, day) do update set ours_paid = excluded.ours_paid,"
                                + " ours_refunded = excluded.ours_refunded, ours_count = excluded.ours_count,"
                                + " theirs_paid = excluded.theirs_paid, theirs_refunded = excluded.theirs_refunded,"
                                + " theirs_count = excluded.theirs_count, matched = excluded.matched")
                .params(compared.source(), compared.day().toString(), clock.millis())
                .params(
                        compared.ours().paidFen(),
                        compared.ours().refundedFen(),
                        compared.ours().count())
                .params(
                        compared.theirs().paidFen(),
                        compared.theirs().refundedFen(),
                        compared.theirs().count())
                .param(compared.matched())
                .update();
    }

    private void keep(Compared compared, Finding finding) {
        Claim any = finding.any();
        jdbc.sql(
                        "insert into difference (source, number, direction, day, kind, trade_no, ours_fen, theirs_fen, found_at,"
                                + " decision, note, decided_by, approved_by, decided_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, '', '', '', '', 0)"
                                + " on conflict (source, number, direction) do update set kind = excluded.kind,"
                                + " ours_fen = excluded.ours_fen, theirs_fen = excluded.theirs_fen where difference.decision = ''")
                .params(
                        compared.source(),
                        any.number(),
                        any.kind().name(),
                        compared.day().toString())
                .params(finding.kind().name(), any.tradeNo(), fen(finding.ours()), fen(finding.theirs()))
                .param(clock.millis())
                .update();
    }

    private static long fen(Optional<Claim> claim) {
        return claim.filter(Claim::moved).map(known -> known.amount().fen()).orElse(0L);
    }

    private void forget(String source, Claim.Key key) {
        jdbc.sql("delete from difference where source = ? and number = ? and direction = ? and decision = ''")
                .params(source, key.number(), key.kind().name())
                .update();
    }

    List<Compared> compared(LocalDate day) {
        return jdbc.sql("select * from reconciled_day where day = ? order by source")
                .param(day.toString())
                .query(ReconciliationBook::readCompared)
                .list();
    }

    boolean isCompared(String source, LocalDate day) {
        return compared(day).stream().anyMatch(one -> one.source().equals(source));
    }

    private static Compared readCompared(ResultSet row, int number) throws SQLException {
        return new Compared(
                row.getString("source"),
                LocalDate.parse(row.getString("day")),
                Instant.ofEpochMilli(row.getLong("compared_at")),
                new Sums(row.getLong("ours_paid"), row.getLong("ours_refunded"), row.getInt("ours_count")),
                new Sums(row.getLong("theirs_paid"), row.getLong("theirs_refunded"), row.getInt("theirs_count")),
                row.getInt("matched"));
    }

    List<Difference> differences(LocalDate day) {
        return jdbc.sql("select * from difference where day = ? order by source, found_at, number, direction")
                .param(day.toString())
                .query(ReconciliationBook::readDifference)
                .list();
    }

    private List<Difference> differences(String source, LocalDate day) {
        return differences(day).stream()
                .filter(difference -> difference.source().equals(source))
                .toList();
    }

    Optional<Difference> difference(String source, Claim.Key key) {
        return jdbc.sql("select * from difference where source = ? and number = ? and direction = ?")
                .params(source, key.number(), key.kind().name())
                .query(ReconciliationBook::readDifference)
                .optional();
    }

    private static Difference readDifference(ResultSet row, int number) throws SQLException {
        return new Difference(
                row.getString("source"),
                row.getString("number"),
                Claim.Kind.valueOf(row.getString("direction")),
                LocalDate.parse(row.getString("day")),
                Kind.valueOf(row.getString("kind")),
                row.getString("trade_no"),
                new Money(row.getLong("ours_fen")),
                new Money(row.getLong("theirs_fen")),
                Instant.ofEpochMilli(row.getLong("found_at")),
                row.getString("decision"),
                row.getString("note"),
                row.getString("decided_by"),
                row.getString("approved_by"),
                Instant.ofEpochMilli(row.getLong("decided_at")));
    }

    /** A person says what was done about it; said twice, the first counts. */
    void decide(Difference difference, Decision decision) {
        jdbc.sql("update difference set decision = ?, note = ?, decided_by = ?, approved_by = ?, decided_at = ?"
                        + " where source = ? and number = ? and direction = ? and decision = ''")
                .params(decision.what(), decision.note(), decision.by(), decision.approvedBy(), clock.millis())
                .params(
                        difference.source(),
                        difference.number(),
                        difference.direction().name())
                .update();
    }
}
