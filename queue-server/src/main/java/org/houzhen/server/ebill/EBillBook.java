package org.houzhen.server.ebill;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.web.Due;
import org.houzhen.wire.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The stored bills, and the orders whose bills are to be looked at. Numbers and amounts only, nothing of a person. */
final class EBillBook {
    private static final String INSERT = """
            insert into ebill (bus_no, trade_no, seq, kind, amount_fen, without_refunds, owed_at, stage, asked, code, number,
              check_code, page, red_code, red_number, red_check, version)
            values (?, ?, ?, ?, ?, ?, ?, ?, 0, '', '', '', '', '', '', '', 0)
            """;
    private static final String UPDATE = """
            update ebill set stage = ?, asked = ?, code = ?, number = ?, check_code = ?, page = ?,
              red_code = ?, red_number = ?, red_check = ?, version = version + 1
            where bus_no = ? and version = ?
            """;

    private static final Due WAITS = new Due(EBillDesk.AFTER_REFUSAL);

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;

    EBillBook(JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * An order whose bills are to be looked at.
     *
     * @param changes how often it was said that something changed; what is said meanwhile is looked at again
     * @param attempt how often in vain
     */
    record Duty(TradeNo tradeNo, long changes, int attempt) {}

    /** The first bill of this order is owed; said again, it changes nothing. */
    void oweFirst(TradeNo tradeNo, String patient) {
        jdbc.sql("""
                        insert into ebill_order (trade_no, patient, changes, open, attempt, next_at, problem)
                        values (?, ?, 1, 1, 0, ?, '')
                        on conflict do nothing
                        """).params(tradeNo.value(), patient, now()).update();
    }

    /** Something went back of an order that was heard of before; any other is none of ours. */
    void oweAgain(TradeNo tradeNo) {
        jdbc.sql("update ebill_order set changes = changes + 1, open = 1, attempt = 0, next_at = ? where trade_no = ?")
                .params(now(), tradeNo.value())
                .update();
    }

    List<Duty> due(int limit) {
        return jdbc.sql("""
                        select trade_no, changes, attempt from ebill_order where open = 1 and %s
                        order by next_at limit ?
                        """.formatted(WAITS.condition("next_at")))
                .params(WAITS.bounds(clock.instant()))
                .param(limit)
                .query(EBillBook::readDuty)
                .list();
    }

    /** Nothing is left to be done, unless something changed meanwhile. */
    void settled(Duty duty) {
        jdbc.sql("update ebill_order set open = 0, problem = '' where trade_no = ? and changes = ?")
                .params(duty.tradeNo().value(), duty.changes())
                .update();
    }

    /** @param problem a word of ours, never what somebody else wrote */
    void postpone(Duty duty, Instant until, String problem) {
        jdbc.sql("""
                        update ebill_order set next_at = ?, attempt = attempt + 1, problem = ?
                        where trade_no = ? and changes = ?
                        """)
                .params(until.toEpochMilli(), problem, duty.tradeNo().value(), duty.changes())
                .update();
    }

    /** Whether the bills of an order are looked at for the first time, so that one may be there in a moment. */
    boolean isFresh(TradeNo tradeNo) {
        return jdbc.sql("select count(*) from ebill_order where trade_no = ? and open = 1 and attempt = 0")
                        .param(tradeNo.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    boolean isSettled(TradeNo tradeNo) {
        return jdbc.sql("select count(*) from ebill_order where trade_no = ? and open = 1")
                        .param(tradeNo.value())
                        .query(Integer.class)
                        .single()
                == 0;
    }

    void insert(EBill bill) {
        transactions.executeWithoutResult(status -> {
            jdbc.sql(INSERT)
                    .params(bill.busNo(), bill.tradeNo().value(), bill.seq(), bill.kind())
                    .params(bill.amount().fen(), String.join(",", bill.without()))
                    .params(bill.owedAt().toEpochMilli(), bill.stage().name())
                    .update();
            note(bill, "OWED");
        });
    }

    /**
     * Stores a bill as it has become, with a line of its history.
     *
     * @throws IllegalStateException if another has changed it meanwhile; whoever looks again goes on from there
     */
    EBill store(EBill next, String step) {
        return transactions.execute(status -> {
            int changed = jdbc.sql(UPDATE)
                    .params(next.stage().name(), next.asked() ? 1 : 0)
                    .params(next.blue().code(), next.blue().number())
                    .params(next.blue().check(), next.blue().page())
                    .params(next.red().code(), next.red().number(), next.red().check())
                    .params(next.busNo(), next.version())
                    .update();
            if (changed != 1) {
                throw new IllegalStateException("bill " + next.busNo() + " was changed meanwhile");
            }
            EBill stored = next.version(next.version() + 1);
            note(stored, step);
            return stored;
        });
    }

    private void note(EBill bill, String step) {
        jdbc.sql("insert into ebill_step (bus_no, seq, step, at) values (?, ?, ?, ?)")
                .params(bill.busNo(), bill.version(), step, now())
                .update();
    }

    Optional<EBill> last(TradeNo tradeNo) {
        return jdbc.sql("select * from ebill where trade_no = ? order by seq desc limit 1")
                .param(tradeNo.value())
                .query(EBillBook::read)
                .optional();
    }

    /** Every bill of an order, the first first. */
    List<EBill> of(TradeNo tradeNo) {
        return jdbc.sql("select * from ebill where trade_no = ? order by seq")
                .param(tradeNo.value())
                .query(EBillBook::read)
                .list();
    }

    Optional<EBill> find(String busNo) {
        return jdbc.sql("select * from ebill where bus_no = ?")
                .param(busNo)
                .query(EBillBook::read)
                .optional();
    }

    /** A patient's bills, the newest first, without those nobody was ever asked for. */
    List<EBill> ofPatient(String patient, int limit) {
        return jdbc.sql("""
                        select b.* from ebill b join ebill_order o on o.trade_no = b.trade_no
                        where o.patient = ? and b.stage <> 'VOID' order by b.owed_at desc, b.seq desc limit ?
                        """).params(patient, limit).query(EBillBook::read).list();
    }

    boolean isOf(EBill bill, String patient) {
        return jdbc.sql("select count(*) from ebill_order where trade_no = ? and patient = ?")
                        .params(bill.tradeNo().value(), patient)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private long now() {
        return clock.millis();
    }

    private static Duty readDuty(ResultSet row, int number) throws SQLException {
        return new Duty(new TradeNo(row.getString(1)), row.getLong(2), row.getInt(3));
    }

    private static EBill read(ResultSet row, int number) throws SQLException {
        return new EBill(
                row.getString("bus_no"),
                new TradeNo(row.getString("trade_no")),
                row.getInt("seq"),
                row.getString("kind"),
                new Money(row.getLong("amount_fen")),
                refunds(row.getString("without_refunds")),
                instant(row, "owed_at"),
                EBillStage.valueOf(row.getString("stage")),
                row.getInt("asked") == 1,
                new EBillPlatform.Paper(
                        row.getString("code"),
                        row.getString("number"),
                        row.getString("check_code"),
                        row.getString("page")),
                new EBillPlatform.Paper(
                        row.getString("red_code"), row.getString("red_number"), row.getString("red_check"), ""),
                row.getLong("version"));
    }

    private static List<String> refunds(String numbers) {
        return numbers.isEmpty() ? List.of() : List.of(numbers.split(","));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }
}
