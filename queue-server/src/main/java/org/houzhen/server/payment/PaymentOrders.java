package org.houzhen.server.payment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.ledger.Balances;
import org.houzhen.server.ledger.Ledger;
import org.houzhen.server.web.Due;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The stored orders and their history. Every write names the version it is based on, so that the older of two fails. */
final class PaymentOrders {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String UPDATE = """
            update payment_order set stage = :stage, way = :way, channel = :channel, tried_at = :triedAt,
              fund_fen = :fund, account_fen = :account, cash_fen = :cash, borne_fen = :borne, settlement = :settlement,
              hold_reference = :holdReference, amount_fen = :amount,
              lines = :lines, description = :description, hold_until = :holdUntil, pay_before = :payBefore,
              code = :code, channel_no = :channelNo, more_fen = :more, receipt = :receipt, problem = :problem,
              slip_printed = case when slip = :slip then slip_printed else 0 end, slip = :slip,
              cancelled = :cancelled, pending = :pending, attempt = :attempt, commits = :commits,
              uncertain = :uncertain, since = :since, absent_since = :absentSince, next_at = :nextAt, open = :open,
              version = version + 1
            where trade_no = :tradeNo and version = :version
            """;
    private static final String INSERT = """
            insert into payment_order (trade_no, terminal, patient, kind, request_key, request, way, channel, tried_at,
              insured, created_at, stage,
              hold_reference, amount_fen, lines, description, hold_until, pay_before, code, channel_no, receipt,
              problem, slip, slip_printed, cancelled, pending, attempt, commits, uncertain, since, absent_since,
              next_at, open, owner, owner_until, version)
            values (:tradeNo, :terminal, :patient, :kind, :key, :request, :way, :channel, :triedAt,
              :insured, :createdAt, :stage,
              :holdReference, :amount,
              :lines, :description, :holdUntil, :payBefore, :code, :channelNo, :receipt, :problem, :slip, 0, :cancelled,
              :pending, :attempt, :commits, :uncertain, :since, :absentSince, :nextAt, :open, :owner, :ownerUntil, 0)
            on conflict do nothing
            """;

    /** Longer than any lock of a hospital lives. */
    static final Due WAITS = new Due(Duration.ofMinutes(20));

    private static final Due LOOKS = new Due(Pace.look(Integer.MAX_VALUE));
    /** The insurer may take a minute to answer; whoever has taken an order over after that is not alone with it. */
    static final Duration OWNED_FOR = Duration.ofMinutes(3);

    private static final Due OWNED = new Due(OWNED_FOR.multipliedBy(2)); // The clocks of two nodes may differ.

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final Ledger ledger;
    private final List<OrderListener> listeners;
    private final Due waits;

    PaymentOrders(JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
        this(jdbc, transactions, clock, List.of(), WAITS);
    }

    /** @param waits how long an order waits for anything at most */
    PaymentOrders(
            JdbcClient jdbc, TransactionTemplate transactions, Clock clock, List<OrderListener> listeners, Due waits) {
        this.listeners = listeners;
        this.waits = waits;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.ledger = new Ledger(jdbc);
    }

    /** Stores a new order in the hands of its maker; false when the terminal has used this key before. */
    boolean insert(PaymentOrder order, String owner, Instant until) {
        return jdbc.sql(INSERT)
                        .params(columns(order))
                        .param("owner", owner)
                        .param("ownerUntil", until.toEpochMilli())
                        .update()
                == 1;
    }

    Optional<PaymentOrder> find(TradeNo tradeNo) {
        return jdbc.sql("select * from payment_order where trade_no = ?")
                .param(tradeNo.value())
                .query(PaymentOrderRow::read)
                .optional();
    }

    Optional<PaymentOrder> findByReceipt(String receipt) {
        return jdbc.sql("select * from payment_order where receipt = ? order by created_at limit 1")
                .param(receipt)
                .query(PaymentOrderRow::read)
                .optional();
    }

    Optional<PaymentOrder> findBySettlement(String settlement) {
        return jdbc.sql("select * from payment_order where settlement = ? order by created_at limit 1")
                .param(settlement)
                .query(PaymentOrderRow::read)
                .optional();
    }

    /** Orders of which the insurer said between two moments that it pays its part, in that order. */
    List<PaymentOrder> settled(Instant from, Instant to) {
        return jdbc.sql("""
                        select payment_order.* from payment_step join payment_order using (trade_no)
                        where step = 'SETTLE' and state = 'DONE' and at >= ? and at < ? and settlement <> ''
                        order by at, trade_no
                        """)
                .params(from.toEpochMilli(), to.toEpochMilli())
                .query(PaymentOrderRow::read)
                .list();
    }

    List<Cashier.Past> past(TradeNo tradeNo) {
        return jdbc.sql("select at, step, state from payment_step where trade_no = ? order by seq")
                .param(tradeNo.value())
                .query((row, number) ->
                        new Cashier.Past(PaymentOrderRow.instant(row, "at"), row.getString(2), row.getString(3)))
                .list();
    }

    Optional<PaymentOrder> find(String terminal, String key) {
        return jdbc.sql("select * from payment_order where terminal = ? and request_key = ?")
                .params(terminal, key)
                .query(PaymentOrderRow::read)
                .optional();
    }

    /** A terminal's orders that are not final, or final with a slip of which no printing was reported; oldest first. */
    List<PaymentOrder> unsettled(String terminal, int limit) {
        return jdbc.sql("""
                        select * from payment_order
                        where terminal = ? and (open = 1 or (open = 0 and slip_printed = 0 and slip <> ''))
                        order by created_at limit ?
                        """)
                .params(terminal, limit)
                .query(PaymentOrderRow::read)
                .list();
    }

    /** Orders that a person must decide, the oldest first. */
    List<PaymentOrder> manual(int limit) {
        return jdbc.sql("select * from payment_order where stage = 'MANUAL' order by since limit ?")
                .param(limit)
                .query(PaymentOrderRow::read)
                .list();
    }

    /** Orders that began before an instant and are not over yet, the oldest first. */
    List<PaymentOrder> openSince(Instant before, int limit) {
        return jdbc.sql("select * from payment_order where open = 1 and created_at < ? order by created_at limit ?")
                .params(before.toEpochMilli(), limit)
                .query(PaymentOrderRow::read)
                .list();
    }

    /** 1 if a copy is proven, 2 if the terminal gave up without proof; a proof is not taken back. */
    void slipPrinted(TradeNo tradeNo, boolean proven) {
        jdbc.sql("update payment_order set slip_printed = ? where trade_no = ? and open = 0 and slip_printed <> 1")
                .params(proven ? 1 : 2, tradeNo.value())
                .update();
    }

    /** @param insured those that the insurer is to pay a part of, or those that it is not */
    List<TradeNo> due(boolean insured, int limit) {
        return jdbc.sql("""
                        select trade_no from payment_order where open = 1 and %s and %s
                          and insured = ? order by next_at limit ?
                        """.formatted(waits.condition("next_at"), OWNED.condition("owner_until")))
                .params(waits.bounds(clock.instant()))
                .params(OWNED.bounds(clock.instant()))
                .params(insured ? 1 : 0, limit)
                .query((row, number) -> new TradeNo(row.getString(1)))
                .list();
    }

    /** Those that came to a person and are to be looked at again. */
    List<TradeNo> toLookAt(boolean insured, int limit) {
        return jdbc.sql("select trade_no from payment_order where stage = 'MANUAL' and " + LOOKS.condition("next_at")
                        + " and " + OWNED.condition("owner_until") + " and insured = ? order by next_at limit ?")
                .params(LOOKS.bounds(clock.instant()))
                .params(OWNED.bounds(clock.instant()))
                .params(insured ? 1 : 0, limit)
                .query((row, number) -> new TradeNo(row.getString(1)))
                .list();
    }

    boolean isDue(PaymentOrder order) {
        Due due = order.stage() == Stage.MANUAL ? LOOKS : waits;
        return order.stage().goesOn() && due.hasCome(order.progress().nextAt(), clock.instant());
    }

    /** Makes the caller the only one to move the order on until then. */
    boolean claim(TradeNo tradeNo, String owner, Instant until) {
        return jdbc.sql("""
                        update payment_order set owner = ?, owner_until = ?
                        where trade_no = ? and %s
                        """.formatted(OWNED.condition("owner_until")))
                        .params(owner, until.toEpochMilli(), tradeNo.value())
                        .params(OWNED.bounds(clock.instant()))
                        .update()
                == 1;
    }

    void disclaim(TradeNo tradeNo, String owner) {
        jdbc.sql("update payment_order set owner = '', owner_until = 0 where trade_no = ? and owner = ?")
                .params(tradeNo.value(), owner)
                .update();
    }

    /** After a start: nobody holds what the same node held before, and every open order is due. */
    void takeOver(String owner) {
        jdbc.sql("""
                        update payment_order set owner = '', owner_until = 0, next_at = ?
                        where open = 1 and (owner = ? or owner = '')
                        """).params(now(), owner).update();
    }

    /** Makes an order due that is open or came to a person; false when it is over. */
    boolean hurry(TradeNo tradeNo) {
        return jdbc.sql("update payment_order set next_at = ? where trade_no = ? and (open = 1 or stage = 'MANUAL')")
                        .params(now(), tradeNo.value())
                        .update()
                == 1;
    }

    void postpone(TradeNo tradeNo, Instant until) {
        jdbc.sql("update payment_order set next_at = ? where trade_no = ? and next_at < ?")
                .params(until.toEpochMilli(), tradeNo.value(), until.toEpochMilli())
                .update();
    }

    /**
     * Keeps that two people have dealt with the money of an order. Whoever has the order in hand looks at it again, and sees
     * that; empty where there is no such order.
     */
    Optional<PaymentOrder> dealtWith(TradeNo tradeNo, String how) {
        return transactions.execute(status -> {
            int found = jdbc.sql("update payment_order set version = version + 1 where trade_no = ?")
                    .param(tradeNo.value())
                    .update();
            return found == 0
                    ? Optional.empty()
                    : Optional.of(dealtWith(find(tradeNo).orElseThrow(), how));
        });
    }

    private PaymentOrder dealtWith(PaymentOrder order, String how) {
        line(order, Step.DEALT_WITH, how, "");
        return order;
    }

    boolean isDealtWith(TradeNo tradeNo) {
        return jdbc.sql("select count(*) from payment_step where trade_no = ? and step = ?")
                        .params(tradeNo.value(), Step.DEALT_WITH.name())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Stores that a call outside is about to be made. */
    PaymentOrder begin(PaymentOrder order, Step step) {
        PaymentOrder begun = order.with(order.progress().begun(step.name()));
        return save(begun, step, "INTENT", "");
    }

    /** Stores what came of a call, together with what follows from it. */
    PaymentOrder save(PaymentOrder order, Step step, String state, String note) {
        return transactions.execute(status -> {
            PaymentOrder saved = save(order);
            line(saved, step, state, note);
            return saved;
        });
    }

    private void line(PaymentOrder saved, Step step, String state, String note) {
        jdbc.sql("insert into payment_step (trade_no, seq, step, state, attempt, at, note)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(saved.tradeNo().value(), saved.version(), step.name(), state)
                .params(saved.progress().attempt(), now(), note)
                .update();
    }

    /** What the change means for the book is booked with it, or neither is stored. */
    PaymentOrder save(PaymentOrder order) {
        return transactions.execute(status -> {
            Balances before = OrderBooks.of(find(order.tradeNo()).orElseThrow());
            if (jdbc.sql(UPDATE).params(columns(order)).update() == 0) {
                throw new StaleOrderException(order.tradeNo());
            }
            PaymentOrder saved = order.version(order.version() + 1);
            String document = order.tradeNo().value();
            ledger.book(new Ledger.Change(document, saved.version(), before, OrderBooks.of(saved), clock.instant()));
            listeners.forEach(each -> each.changed(saved));
            return saved;
        });
    }

    /** The order's history as {@code STEP STATE}, oldest first. */
    List<String> history(TradeNo tradeNo) {
        return jdbc.sql("select step, state from payment_step where trade_no = ? order by seq")
                .param(tradeNo.value())
                .query((row, number) -> row.getString(1) + " " + row.getString(2))
                .list();
    }

    private long now() {
        return clock.millis();
    }

    private Map<String, Object> columns(PaymentOrder order) {
        Map<String, Object> columns = new HashMap<>(originColumns(order));
        columns.putAll(coverColumns(order.cover()));
        PaymentOrder.Progress progress = order.progress();
        columns.put("pending", progress.pending());
        columns.put("attempt", progress.attempt());
        columns.put("commits", progress.commits());
        columns.put("uncertain", progress.uncertain() ? 1 : 0);
        columns.put("since", progress.since().toEpochMilli());
        columns.put("absentSince", progress.absentSince().toEpochMilli());
        columns.put("nextAt", progress.nextAt().toEpochMilli());
        Purpose.Hold hold = order.hold();
        columns.put("holdReference", hold.reference());
        columns.put("amount", hold.amount().fen());
        columns.put("lines", JSON.writeValueAsString(hold.lines()));
        columns.put("description", hold.description());
        columns.put("holdUntil", hold.until().toEpochMilli());
        columns.put("stage", order.stage().name());
        columns.put("open", order.stage().open() ? 1 : 0);
        columns.put("payBefore", order.payBefore().toEpochMilli());
        columns.put("code", order.code());
        columns.put("channelNo", order.channelNo());
        columns.put("more", order.charge().more().fen());
        columns.put("triedAt", order.triedAt().toEpochMilli());
        columns.put("receipt", order.receipt());
        columns.put("problem", order.problem().map(JSON::writeValueAsString).orElse(""));
        columns.put("slip", order.slip().map(JSON::writeValueAsString).orElse(""));
        columns.put("cancelled", order.cancelled() ? 1 : 0);
        columns.put("version", order.version());
        return columns;
    }

    private static Map<String, Object> coverColumns(PaymentOrder.Cover cover) {
        return Map.of(
                "fund", cover.split().fund().fen(),
                "account", cover.split().account().fen(),
                "cash", cover.split().cash().fen(),
                "borne", cover.split().hospital().fen(),
                "settlement", cover.settlement());
    }

    private static Map<String, Object> originColumns(PaymentOrder order) {
        PaymentOrder.Origin origin = order.origin();
        return Map.of(
                "tradeNo", order.tradeNo().value(),
                "terminal", origin.terminal(),
                "patient", origin.patient(),
                "kind", origin.kind(),
                "key", origin.key(),
                "request", origin.request(),
                "way", origin.means().way().name(),
                "channel", origin.means().channel(),
                "insured", origin.insured() ? 1 : 0,
                "createdAt", origin.at().toEpochMilli());
    }
}
