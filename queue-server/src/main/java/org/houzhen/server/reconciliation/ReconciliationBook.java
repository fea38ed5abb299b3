package org.houzhen.server.reconciliation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.houzhen.server.channel.BillLine;
import org.houzhen.server.insurance.Settled;
import org.houzhen.wire.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What was read of bills, which days were compared, and which differences are open. Storing the same twice changes nothing. */
final class ReconciliationBook {
    private static final String KEEP_DIFFERENCE = """
            insert into difference (source, number, direction, day, kind, trade_no, found_at,
              ours_fen, ours_total_fen, ours_fund_fen, ours_account_fen,
              theirs_fen, theirs_total_fen, theirs_fund_fen, theirs_account_fen,
              decision, note, decided_by, approved_by, decided_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', '', '', '', 0)
            on conflict (source, number, direction) do update set
              act_next = case when difference.kind = excluded.kind then difference.act_next else 0 end,
              kind = excluded.kind, ours_fen = excluded.ours_fen,
              ours_total_fen = excluded.ours_total_fen, ours_fund_fen = excluded.ours_fund_fen,
              ours_account_fen = excluded.ours_account_fen, theirs_fen = excluded.theirs_fen,
              theirs_total_fen = excluded.theirs_total_fen, theirs_fund_fen = excluded.theirs_fund_fen,
              theirs_account_fen = excluded.theirs_account_fen
            where difference.decision = ''
            """;
    /** The decision of nobody: what the system did about it by itself has helped. */
    static final String RECOVERED = "RECOVERED";

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
            Side ours,
            Side theirs,
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

    /** What one side has; nothing when it has no such movement. */
    record Side(Money amount, Settled.Parts parts) {
        private static final Side NONE = new Side(Money.ZERO, Settled.Parts.NONE);

        static Side of(Optional<Claim> claim) {
            return claim.filter(Claim::moved)
                    .map(moved -> new Side(moved.amount(), moved.parts()))
                    .orElse(NONE);
        }

        private static Side read(ResultSet row, String side) throws SQLException {
            return new Side(
                    new Money(row.getLong(side + "_fen")),
                    new Settled.Parts(
                            new Money(row.getLong(side + "_total_fen")),
                            new Money(row.getLong(side + "_fund_fen")),
                            new Money(row.getLong(side + "_account_fen"))));
        }

        private List<Long> columns() {
            return List.of(
                    amount.fen(),
                    parts.total().fen(),
                    parts.fund().fen(),
                    parts.account().fen());
        }
    }

    /** What a person decided, and who allowed it. */
    record Decision(String what, String note, String by, String approvedBy) {}

    /** Keeps a day's bill in place of the one before. No line is lost: one that stands there twice is two. */
    void replace(String channel, LocalDate day, List<BillLine> lines) {
        transactions.executeWithoutResult(status -> {
            hold(channel, day);
            jdbc.sql("delete from channel_bill where channel = ? and day = ?")
                    .params(channel, day.toString())
                    .update();
            Map<Claim.Key, Integer> times = new HashMap<>();
            for (BillLine line : lines) {
                var key = new Claim.Key(
                        line.number(), Claim.Kind.valueOf(line.kind().name()));
                int time = times.getOrDefault(key, 0) + 1;
                while (!insert(channel, day, line, named(line, time))) {
                    time++;
                }
                times.put(key, time);
            }
            jdbc.sql("delete from bill_attempt where source = ? and day = ?")
                    .params(channel, day.toString())
                    .update();
        });
    }

    /** Two who store the same bill at the same time would each take the other's lines for lines that came before. */
    private void hold(String channel, LocalDate day) {
        jdbc.sql("insert into bill_attempt (source, day, tried_at, chinese, english) values (?, ?, ?, '', '')"
                        + " on conflict (source, day) do update set tried_at = excluded.tried_at")
                .params(channel, day.toString(), clock.millis())
                .update();
    }

    /** The dot keeps a line that came before, in this bill or another day's, from being taken for the movement itself. */
    private static String named(BillLine line, int time) {
        return time == 1 ? line.number() : line.number() + "." + time;
    }

    private boolean insert(String channel, LocalDate day, BillLine line, String number) {
        return jdbc.sql(
                                "insert into channel_bill (channel, number, direction, day, trade_no, amount_fen, fee_fen, moved_at)"
                                        + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
                        .params(channel, number, line.kind().name(), day.toString(), line.tradeNo())
                        .params(line.amount().fen(), line.fee().fen(), line.at().toEpochMilli())
                        .update()
                == 1;
    }

    /** Other days, on whose bills sales stand that were undone on this one. */
    List<LocalDate> soldBefore(String channel, LocalDate undone) {
        return jdbc
                .sql("select distinct sold.day from channel_bill undone join channel_bill sold"
                        + " on sold.channel = undone.channel and sold.number = substr(undone.number, 2)"
                        + " where undone.channel = ? and undone.day = ? and undone.direction = 'REFUNDED'"
                        + " and sold.direction = 'PAID' and sold.day <> undone.day order by sold.day")
                .params(channel, undone.toString())
                .query(String.class)
                .list()
                .stream()
                .map(LocalDate::parse)
                .toList();
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
                Instant.ofEpochMilli(row.getLong("moved_at")),
                Settled.Parts.NONE);
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
        differsAgain(compared.source(), any.key());
        jdbc.sql(KEEP_DIFFERENCE)
                .params(
                        compared.source(),
                        any.number(),
                        any.kind().name(),
                        compared.day().toString())
                .params(finding.kind().name(), any.tradeNo(), clock.millis())
                .params(Side.of(finding.ours()).columns())
                .params(Side.of(finding.theirs()).columns())
                .update();
    }

    private void differsAgain(String source, Claim.Key key) {
        jdbc.sql("update difference set decision = '', decided_by = '', decided_at = 0, act_attempts = 0, act_next = 0"
                        + " where source = ? and number = ? and direction = ? and decision = ?")
                .params(source, key.number(), key.kind().name(), RECOVERED)
                .update();
    }

    /**
     * It differs no more: what was done about it by itself has helped, or it needed nothing. Where a return is stuck both sides
     * have the payment, and yet it is for people.
     */
    private void forget(String source, Claim.Key key) {
        if (isStuck(source, key)) {
            return;
        }
        jdbc.sql("update difference set decision = ?, decided_by = ?, decided_at = ?"
                        + " where source = ? and number = ? and direction = ? and decision = '' and act_attempts > 0")
                .params(RECOVERED, Acts.SYSTEM, clock.millis())
                .params(source, key.number(), key.kind().name())
                .update();
        jdbc.sql("delete from difference where source = ? and number = ? and direction = ? and decision = ''")
                .params(source, key.number(), key.kind().name())
                .update();
    }

    private boolean isStuck(String source, Claim.Key key) {
        return jdbc.sql("select count(*) from correction"
                                + " where source = ? and number = ? and direction = ? and stage = 'STUCK'")
                        .params(source, key.number(), key.kind().name())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Open differences about which something may be done now, the oldest first. */
    List<Difference> actable(int limit) {
        return jdbc.sql("select * from difference where decision = '' and " + Acts.WAITS.condition("act_next")
                        + " order by found_at limit ?")
                .params(Acts.WAITS.bounds(clock.instant()))
                .param(limit)
                .query(ReconciliationBook::readDifference)
                .list();
    }

    /** What was decided could not be done; people decide again. */
    void reopen(Acts.Which which) {
        jdbc.sql("update difference set decision = '', note = '', decided_by = '', approved_by = '', decided_at = 0"
                        + " where source = ? and number = ? and direction = ?")
                .params(which.source(), which.key().number(), which.key().kind().name())
                .update();
    }

    List<Compared> compared(LocalDate day) {
        return jdbc.sql("select * from reconciled_day where day = ? order by source")
                .param(day.toString())
                .query(ReconciliationBook::readCompared)
                .list();
    }

    /** What this source says of the day has changed. */
    void forgetCompared(String source, LocalDate day) {
        jdbc.sql("delete from reconciled_day where source = ? and day = ?")
                .params(source, day.toString())
                .update();
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
                Side.read(row, "ours"),
                Side.read(row, "theirs"),
                Instant.ofEpochMilli(row.getLong("found_at")),
                row.getString("decision"),
                row.getString("note"),
                row.getString("decided_by"),
                row.getString("approved_by"),
                Instant.ofEpochMilli(row.getLong("decided_at")));
    }

    /** A person says what was done about it; said twice, the first counts, and the second is told so by false. */
    boolean decide(Difference difference, Decision decision) {
        return jdbc.sql("update difference set decision = ?, note = ?, decided_by = ?, approved_by = ?, decided_at = ?"
                                + " where source = ? and number = ? and direction = ? and decision = ''")
                        .params(decision.what(), decision.note(), decision.by(), decision.approvedBy(), clock.millis())
                        .params(
                                difference.source(),
                                difference.number(),
                                difference.direction().name())
                        .update()
                == 1;
    }
}
