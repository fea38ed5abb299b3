package org.houzhen.server.refund;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.houzhen.server.channel.RefundNo;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.ledger.Account;
import org.houzhen.server.ledger.Balances;
import org.houzhen.server.ledger.Ledger;
import org.houzhen.server.payment.PaymentOrder;
import org.houzhen.server.web.Due;
import org.houzhen.wire.Money;
import org.houzhen.wire.Problem;
import org.houzhen.wire.Slip;
import org.houzhen.wire.Split;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The stored refunds and their history. Every write names the version it is based on, so that the older of two fails. */
final class Refunds {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String UPDATE = """
            update refund_order set stage = :stage, problem = :problem, slip = :slip, paper = :paper,
              elsewhere = :elsewhere, pending = :pending,
              attempt = :attempt, since = :since, stuck = :stuck, next_at = :nextAt, open = :open, version = version + 1
            where refund_no = :refundNo and version = :version
            """;
    private static final String REOPEN = """
            update refund_order set asked_by = :by, approved_by = :approvedBy, request_key = :key, request = :request,
              subject = :subject, reason = :reason, created_at = :at, stage = :stage, amount_fen = :amount, problem = '',
              slip = '', slip_printed = 0, pending = '', attempt = 0, since = :since, stuck = '', next_at = :nextAt, open = 1,
              owner = :owner, owner_until = :ownerUntil, version = version + 1
            where refund_no = :refundNo and kind = :kind and stage = 'REFUSED'
            """;
    private static final String INSERT = """
            insert into refund_order (refund_no, trade_no, kind, asked_by, approved_by, request_key, request, subject,
              reason, created_at, stage, amount_fen, fund_fen, account_fen, borne_fen, settlement, problem, slip, paper, slip_printed, pending, attempt, since, stuck,
              requested_at, next_at, open, owner, owner_until, version)
            values (:refundNo, :tradeNo, :kind, :by, :approvedBy, :key, :request, :subject, :reason, :at, :stage,
              :amount, :fund, :account, :borne, :settlement, :problem, :slip, :paper, 0, :pending, :attempt, :since, :stuck, 0, :nextAt, :open, :owner, :ownerUntil, 0)
            on conflict do nothing
            """;

    /** Longer than between two requests for money. */
    private static final Due WAITS = new Due(Duration.ofMinutes(2));
    /** The insurer may take a minute to answer; whoever has taken a refund over after that is not alone with it. */
    static final Duration OWNED_FOR = Duration.ofMinutes(3);

    private static final Due OWNED = new Due(OWNED_FOR.multipliedBy(2)); // The clocks of two nodes may differ.

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final Function<TradeNo, String> channels;
    private final Ledger ledger;
    private final List<RefundListener> listeners;
    private final RefundAttempts attempts;

    /** @param channels which channel a trade was paid by */
    Refunds(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            Clock clock,
            Function<TradeNo, String> channels,
            List<RefundListener> listeners) {
        this.listeners = listeners;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.channels = channels;
        this.ledger = new Ledger(jdbc);
        this.attempts = new RefundAttempts(jdbc);
    }

    /** Stores a new refund in the hands of its maker; false when the key was used, or another of this trade is open. */
    boolean insert(RefundOrder refund, String owner, Instant until) {
        return jdbc.sql(INSERT)
                        .params(columns(refund))
                        .param("owner", owner)
                        .param("ownerUntil", until.toEpochMilli())
                        .update()
                == 1;
    }

    /**
     * Asks again for what was refused before any money was asked for: the same row and number, with who asks now and why.
     * Who asked before is kept beside it. False where there is no such refund.
     */
    boolean reopen(RefundOrder fresh, String owner, Instant until) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            boolean reopened = attempts.keep(fresh.refundNo(), fresh.origin().kind())
                    && jdbc.sql(REOPEN)
                                    .params(columns(fresh))
                                    .param("owner", owner)
                                    .param("ownerUntil", until.toEpochMilli())
                                    .update()
                            == 1;
            if (reopened) {
                RefundOrder again = find(fresh.refundNo()).orElseThrow();
                line(again, "REOPEN", "DONE", fresh.origin().by());
            }
            return reopened;
        }));
    }

    RefundAttempts attempts() {
        return attempts;
    }

    Optional<RefundOrder> find(RefundNo refundNo) {
        return jdbc.sql("select * from refund_order where refund_no = ?")
                .param(refundNo.value())
                .query(this::read)
                .optional();
    }

    Optional<RefundOrder> findElsewhere(RefundNo number) {
        return jdbc.sql("select * from refund_order where elsewhere = ?")
                .param(number.value())
                .query(this::read)
                .optional();
    }

    /** Also by a key under which it was refused before it was asked for again. */
    Optional<RefundOrder> find(String by, String key) {
        return jdbc.sql("select * from refund_order where asked_by = ? and request_key = ? or refund_no in"
                        + " (select refund_no from refund_attempt where asked_by = ? and request_key = ?)")
                .params(by, key, by, key)
                .query(this::read)
                .optional();
    }

    /** All refunds of a trade, the oldest first. */
    List<RefundOrder> of(TradeNo tradeNo) {
        return jdbc.sql("select * from refund_order where trade_no = ? order by created_at, refund_no")
                .param(tradeNo.value())
                .query(this::read)
                .list();
    }

    /** Refunds that a person must decide, the oldest first. */
    List<RefundOrder> manual(int limit) {
        return jdbc.sql("select * from refund_order where stage = 'MANUAL' order by since limit ?")
                .param(limit)
                .query(this::read)
                .list();
    }

    /** What changed between two moments, in the order it was asked for. */
    List<RefundOrder> between(Instant from, Instant to) {
        return jdbc.sql("select * from refund_order where since >= ? and since < ? order by created_at, refund_no")
                .params(from.toEpochMilli(), to.toEpochMilli())
                .query(this::read)
                .list();
    }

    /** Those of one asker that are not over, or whose slip is not reported as printed. */
    List<RefundOrder> unsettled(String by, int limit) {
        return jdbc.sql("""
                        select * from refund_order
                        where asked_by = ? and (open = 1 or (open = 0 and slip_printed = 0 and slip <> ''))
                        order by created_at limit ?
                        """).params(by, limit).query(this::read).list();
    }

    void slipPrinted(RefundNo refundNo) {
        jdbc.sql("update refund_order set slip_printed = 1 where refund_no = ?")
                .param(refundNo.value())
                .update();
    }

    /** When the channel was last asked for money of this trade; the epoch when it never was. */
    Instant lastRequest(TradeNo tradeNo) {
        jdbc.sql("update refund_order set requested_at = ? where trade_no = ? and requested_at > ?")
                .params(now(), tradeNo.value(), now()) // The clock was set back since.
                .update();
        return Instant.ofEpochMilli(
                jdbc.sql("select coalesce(max(requested_at), 0) from refund_order where trade_no = ?")
                        .param(tradeNo.value())
                        .query(Long.class)
                        .single());
    }

    void requested(RefundNo refundNo) {
        jdbc.sql("update refund_order set requested_at = ? where refund_no = ?")
                .params(now(), refundNo.value())
                .update();
    }

    /** @param insured those that the insurer has paid a part of, or those that it has not */
    List<RefundNo> due(boolean insured, int limit) {
        return jdbc.sql("""
                        select refund_no from refund_order where open = 1 and %s and %s
                          and (settlement <> '') = ? order by next_at limit ?
                        """.formatted(WAITS.condition("next_at"), OWNED.condition("owner_until")))
                .params(WAITS.bounds(clock.instant()))
                .params(OWNED.bounds(clock.instant()))
                .params(insured, limit)
                .query((row, number) -> new RefundNo(row.getString(1)))
                .list();
    }

    static boolean isDue(RefundOrder refund, Instant now) {
        return refund.stage().open() && WAITS.hasCome(refund.progress().nextAt(), now);
    }

    /** Makes the caller the only one to move the refund on until then. */
    boolean claim(RefundNo refundNo, String owner, Instant until) {
        return jdbc.sql("""
                        update refund_order set owner = ?, owner_until = ?
                        where refund_no = ? and %s
                        """.formatted(OWNED.condition("owner_until")))
                        .params(owner, until.toEpochMilli(), refundNo.value())
                        .params(OWNED.bounds(clock.instant()))
                        .update()
                == 1;
    }

    void disclaim(RefundNo refundNo, String owner) {
        jdbc.sql("update refund_order set owner = '', owner_until = 0 where refund_no = ? and owner = ?")
                .params(refundNo.value(), owner)
                .update();
    }

    /** After a start: nobody holds what the same node held before, and every open refund is due. */
    void takeOver(String owner) {
        jdbc.sql("""
                        update refund_order set owner = '', owner_until = 0, next_at = ?
                        where open = 1 and (owner = ? or owner = '')
                        """).params(now(), owner).update();
    }

    /** Makes an open refund due. */
    void hurry(RefundNo refundNo) {
        jdbc.sql("update refund_order set next_at = ? where refund_no = ? and open = 1")
                .params(now(), refundNo.value())
                .update();
    }

    void postpone(RefundNo refundNo, Instant until) {
        jdbc.sql("update refund_order set next_at = ? where refund_no = ? and next_at < ?")
                .params(until.toEpochMilli(), refundNo.value(), until.toEpochMilli())
                .update();
    }

    /** Stores the refund, together with a line of its history. */
    RefundOrder save(RefundOrder refund, String step, String state, String note) {
        return transactions.execute(status -> {
            RefundOrder saved = save(refund);
            line(saved, step, state, note);
            return saved;
        });
    }

    private void line(RefundOrder saved, String step, String state, String note) {
        jdbc.sql("insert into refund_step (refund_no, seq, step, state, attempt, at, note)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(saved.refundNo().value(), saved.version(), step, state)
                .params(saved.progress().attempt(), now(), note)
                .update();
    }

    /** What the change means for the book is booked with it, or neither is stored. */
    RefundOrder save(RefundOrder refund) {
        return transactions.execute(status -> {
            Account channel = channelOf(refund.tradeNo());
            Balances before = RefundBooks.of(find(refund.refundNo()).orElseThrow(), channel);
            if (jdbc.sql(UPDATE).params(columns(refund)).update() == 0) {
                throw new StaleRefundException(refund.refundNo());
            }
            RefundOrder saved = refund.version(refund.version() + 1);
            String document = refund.refundNo().value();
            ledger.book(new Ledger.Change(
                    document, saved.version(), before, RefundBooks.of(saved, channel), clock.instant()));
            listeners.forEach(each -> each.changed(saved));
            return saved;
        });
    }

    /** Where the money of a trade came in. */
    private Account channelOf(TradeNo tradeNo) {
        return Account.channel(channels.apply(tradeNo));
    }

    /** One line of a refund's history. */
    record Line(String step, String state, Instant at, String note) {}

    List<Line> history(RefundNo refundNo) {
        return jdbc.sql("select step, state, at, note from refund_step where refund_no = ? order by seq")
                .param(refundNo.value())
                .query((row, number) ->
                        new Line(row.getString(1), row.getString(2), instant(row, "at"), row.getString(4)))
                .list();
    }

    private long now() {
        return clock.millis();
    }

    private Map<String, Object> columns(RefundOrder refund) {
        Map<String, Object> columns = new HashMap<>();
        RefundOrder.Origin origin = refund.origin();
        columns.put("refundNo", refund.refundNo().value());
        columns.put("tradeNo", refund.tradeNo().value());
        columns.put("kind", origin.kind());
        columns.put("by", origin.by());
        columns.put("approvedBy", origin.approvedBy());
        columns.put("key", origin.key());
        columns.put("request", origin.request());
        columns.put("subject", origin.subject());
        columns.put("reason", origin.reason());
        columns.put("at", origin.at().toEpochMilli());
        columns.put("stage", refund.stage().name());
        columns.put("open", refund.stage().open() ? 1 : 0);
        columns.put("amount", refund.amount().fen());
        columns.put("fund", refund.cover().split().fund().fen());
        columns.put("account", refund.cover().split().account().fen());
        columns.put("borne", refund.cover().split().hospital().fen());
        columns.put("settlement", refund.cover().settlement());
        columns.put("problem", refund.problem().map(JSON::writeValueAsString).orElse(""));
        columns.put("slip", refund.slip().map(JSON::writeValueAsString).orElse(""));
        columns.put("paper", refund.result().paper());
        columns.put("elsewhere", refund.result().elsewhere());
        columns.put("pending", refund.progress().pending());
        columns.put("attempt", refund.progress().attempt());
        columns.put("since", refund.progress().since().toEpochMilli());
        columns.put("stuck", refund.progress().stuck());
        columns.put("nextAt", refund.progress().nextAt().toEpochMilli());
        columns.put("version", refund.version());
        return columns;
    }

    private RefundOrder read(ResultSet row, int number) throws SQLException {
        return new RefundOrder(
                new RefundNo(row.getString("refund_no")),
                new TradeNo(row.getString("trade_no")),
                readOrigin(row),
                RefundStage.valueOf(row.getString("stage")),
                new Money(row.getLong("amount_fen")),
                readCover(row),
                new RefundOrder.Result(
                        optional(row.getString("problem"), Problem.class),
                        optional(row.getString("slip"), Slip.class),
                        row.getString("paper"),
                        row.getString("elsewhere")),
                new RefundOrder.Progress(
                        row.getString("pending"),
                        row.getInt("attempt"),
                        instant(row, "since"),
                        row.getString("stuck"),
                        instant(row, "next_at")),
                row.getLong("version"));
    }

    private static PaymentOrder.Cover readCover(ResultSet row) throws SQLException {
        String settlement = row.getString("settlement");
        if (settlement.isEmpty()) {
            return PaymentOrder.Cover.NONE;
        }
        var split = new Split(
                new Money(row.getLong("fund_fen")),
                new Money(row.getLong("account_fen")),
                new Money(row.getLong("amount_fen")),
                new Money(row.getLong("borne_fen")));
        return new PaymentOrder.Cover(split, settlement);
    }

    private static RefundOrder.Origin readOrigin(ResultSet row) throws SQLException {
        return new RefundOrder.Origin(
                row.getString("kind"),
                row.getString("asked_by"),
                row.getString("approved_by"),
                row.getString("request_key"),
                row.getString("request"),
                row.getString("subject"),
                row.getString("reason"),
                instant(row, "created_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }

    private <T> Optional<T> optional(String text, Class<T> type) {
        return text.isEmpty() ? Optional.empty() : Optional.of(JSON.readValue(text, type));
    }
}
