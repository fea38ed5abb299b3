package org.houzhen.server.bankcard;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.wire.CardEntry;
import org.houzhen.wire.Money;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The stored sales. Each change is one statement that names from where it may happen, so that whichever comes first of
 * "let it" and "we want it back" decides, and a fact told twice is stored once.
 */
final class CardTrades {
    private final JdbcClient jdbc;
    private final Clock clock;

    CardTrades(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<CardTrade> find(TradeNo tradeNo) {
        return jdbc.sql("select * from card_trade where trade_no = ?")
                .param(tradeNo.value())
                .query(CardTrades::read)
                .optional();
    }

    /** A kiosk has begun a try; the first one of an order is the only one. */
    CardTrade asked(TradeNo tradeNo, String terminal, String attempt) {
        insert(tradeNo, terminal, attempt, CardState.ASKED);
        return find(tradeNo).orElseThrow();
    }

    private void insert(TradeNo tradeNo, String terminal, String attempt, CardState state) {
        jdbc.sql(
                        "insert into card_trade (trade_no, terminal, attempt, state, wanted_back, amount_fen, taken_fen, reason,"
                                + " trace, batch, reference, authorisation, merchant, device, taken_at, asked_at, told_at)"
                                + " values (?, ?, ?, ?, ?, 0, 0, '', '', '', '', '', '', '', '', ?, 0) on conflict do nothing")
                .params(tradeNo.value(), terminal, attempt, state.name(), state == CardState.ASKED ? 0 : 1)
                .param(clock.millis())
                .update();
    }

    /** From here on the card terminal may have the money; false if it may not be told. */
    boolean allow(TradeNo tradeNo, Money amount) {
        return jdbc.sql("update card_trade set state = 'ALLOWED', amount_fen = ?"
                                + " where trade_no = ? and state in ('ASKED', 'ALLOWED') and wanted_back = 0")
                        .params(amount.fen(), tradeNo.value())
                        .update()
                == 1;
    }

    /** Nobody wants its money any more; a try that was never let ends here, and one that never was never begins. */
    CardTrade wantBack(TradeNo tradeNo) {
        insert(tradeNo, "", "", CardState.NOT_TAKEN);
        jdbc.sql("update card_trade set wanted_back = 1,"
                        + " state = case when state = 'ASKED' then 'NOT_TAKEN' else state end where trade_no = ?")
                .param(tradeNo.value())
                .update();
        return find(tradeNo).orElseThrow();
    }

    /** People hand it back: whichever comes first, this or what a kiosk has proven to be over, decides. */
    CardTrade handBack(TradeNo tradeNo) {
        CardTrade wanted = wantBack(tradeNo);
        jdbc.sql("update card_trade set state = 'HANDED_BACK'"
                        + " where trade_no = ? and state in ('ALLOWED', 'TAKEN', 'STUCK')")
                .param(wanted.tradeNo().value())
                .update();
        return find(tradeNo).orElseThrow();
    }

    /** By the bank's statement it has nothing of it, as the trade stood when that was looked for; what a kiosk proves after that is believed. */
    CardTrade notAtBank(CardTrade seen) {
        jdbc.sql("update card_trade set wanted_back = 1, told_at = ?, reason = ?,"
                        + " state = case when state = 'ALLOWED' then 'NOT_TAKEN' else 'GIVEN_BACK' end"
                        + " where trade_no = ? and state = ? and state in ('ALLOWED', 'TAKEN', 'STUCK')")
                .params(clock.millis(), CardAdvice.NOT_AT_BANK.name())
                .params(seen.tradeNo().value(), seen.state().name())
                .update();
        return find(seen.tradeNo()).orElseThrow();
    }

    /**
     * Where a trade is to be looked for in a statement.
     *
     * @param at by the card terminal's clock, or when it was asked for by ours
     * @param device the bank's number of the card terminal; empty where this sale is not proven
     */
    record Place(String terminal, String device, String reference, LocalDateTime at) {}

    Place place(TradeNo tradeNo, ZoneId zone) {
        return jdbc.sql("select * from card_trade where trade_no = ?")
                .param(tradeNo.value())
                .query((row, number) -> new Place(
                        row.getString("terminal"),
                        row.getString("device"),
                        row.getString("reference"),
                        row.getString("reference").isEmpty()
                                ? LocalDateTime.ofInstant(Instant.ofEpochMilli(row.getLong("asked_at")), zone)
                                : LocalDateTime.parse(row.getString("taken_at"))))
                .single();
    }

    /** The bank's numbers of the card terminals that a kiosk has sold by. */
    Set<String> devices(String terminal) {
        return Set.copyOf(jdbc.sql("select distinct device from card_trade where terminal = ? and device <> ''")
                .param(terminal)
                .query(String.class)
                .list());
    }

    /**
     * What a card terminal has proven. Money that was taken after all, of an order that is over, is wanted back. Of what people
     * have handed back only the sale is still of use: by it the bank's statement is read.
     */
    void told(TradeNo tradeNo, CardState state, String reason, Optional<CardEntry> entry) {
        List<String> after = state.after().stream().map(Enum::name).toList();
        entry.ifPresent(known -> keep(tradeNo, known, after));
        jdbc.sql("""
                        update card_trade set wanted_back = case when state = 'NOT_TAKEN' then 1 else wanted_back end,
                          state = :state, reason = :reason, told_at = :toldAt
                        where trade_no = :tradeNo and state in (:after)
                        """)
                .param("state", state.name())
                .param("reason", reason)
                .param("toldAt", clock.millis())
                .param("tradeNo", tradeNo.value())
                .param("after", after)
                .update();
    }

    private void keep(TradeNo tradeNo, CardEntry entry, List<String> after) {
        jdbc.sql("""
                        update card_trade set taken_fen = :taken, trace = :trace, batch = :batch, reference = :reference,
                          authorisation = :authorisation, merchant = :merchant, device = :device, taken_at = :takenAt
                        where trade_no = :tradeNo and (state in (:after) or state = 'HANDED_BACK' and reference = '')
                        """)
                .param("taken", entry.amount().fen())
                .param("trace", entry.trace())
                .param("batch", entry.batch())
                .param("reference", entry.reference())
                .param("authorisation", entry.authorisation())
                .param("merchant", entry.merchant())
                .param("device", entry.terminal())
                .param("takenAt", entry.at())
                .param("tradeNo", tradeNo.value())
                .param("after", after)
                .update();
    }

    /** Whether any card was ever asked for. */
    boolean any() {
        return jdbc.sql("select 1 from card_trade limit 1")
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** The order whose sale a line of the bank's is about; references come back after a while, so the day counts too. */
    Optional<TradeNo> sold(StatementLine line) {
        LocalDate day = line.at().toLocalDate();
        LocalDate from = line.kind() == StatementLine.Kind.REFUNDED ? day.minusYears(1) : day.minusDays(1);
        return jdbc.sql("select trade_no from card_trade where device = ? and reference = ? and reference <> ''"
                        + " and taken_at >= ? and taken_at < ? order by taken_at desc limit 1")
                .params(line.terminal(), line.sale(), from.toString())
                .param(day.plusDays(2).toString())
                .query((row, number) -> new TradeNo(row.getString("trade_no")))
                .optional();
    }

    /** What a kiosk still has to give back, or to make sure of. */
    List<CardTrade> wantedBack(String terminal, int limit) {
        return jdbc.sql("select * from card_trade where terminal = ? and wanted_back = 1"
                        + " and state in ('ALLOWED', 'TAKEN') order by asked_at limit ?")
                .params(terminal, limit)
                .query(CardTrades::read)
                .list();
    }

    private static CardTrade read(ResultSet row, int number) throws SQLException {
        return new CardTrade(
                new TradeNo(row.getString("trade_no")),
                row.getString("attempt"),
                CardState.valueOf(row.getString("state")),
                row.getInt("wanted_back") == 1,
                new Money(row.getLong("amount_fen")),
                new Money(row.getLong("taken_fen")),
                row.getString("reason"),
                row.getString("reference"));
    }
}
