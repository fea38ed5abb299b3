package org.houzhen.server.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.channel.Way;
import org.houzhen.wire.FeeLine;
import org.houzhen.wire.Money;
import org.houzhen.wire.Problem;
import org.houzhen.wire.Slip;
import org.houzhen.wire.Split;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads an order as {@link PaymentOrders} stores it. */
final class PaymentOrderRow {
    private static final TypeReference<List<FeeLine>> LINES = new TypeReference<>() {};
    private static final JsonMapper JSON = new JsonMapper();

    private PaymentOrderRow() {}

    static PaymentOrder read(ResultSet row, int number) throws SQLException {
        return new PaymentOrder(
                new TradeNo(row.getString("trade_no")),
                readOrigin(row),
                Stage.valueOf(row.getString("stage")),
                readHold(row),
                readCover(row),
                readCharge(row),
                readResult(row),
                row.getInt("cancelled") == 1,
                readProgress(row),
                row.getLong("version"));
    }

    private static PaymentOrder.Origin readOrigin(ResultSet row) throws SQLException {
        return new PaymentOrder.Origin(
                row.getString("terminal"),
                row.getString("patient"),
                row.getString("kind"),
                row.getString("request_key"),
                row.getString("request"),
                new Means(Way.valueOf(row.getString("way")), row.getString("channel")),
                row.getInt("insured") == 1,
                instant(row, "created_at"));
    }

    private static Purpose.Hold readHold(ResultSet row) throws SQLException {
        return new Purpose.Hold(
                row.getString("hold_reference"),
                new Money(row.getLong("amount_fen")),
                JSON.readValue(row.getString("lines"), LINES),
                row.getString("description"),
                instant(row, "hold_until"));
    }

    private static PaymentOrder.Cover readCover(ResultSet row) throws SQLException {
        var split = new Split(
                new Money(row.getLong("fund_fen")),
                new Money(row.getLong("account_fen")),
                new Money(row.getLong("cash_fen")),
                new Money(row.getLong("borne_fen")));
        return new PaymentOrder.Cover(split, row.getString("settlement"));
    }

    private static Charge readCharge(ResultSet row) throws SQLException {
        return new Charge(
                instant(row, "pay_before"),
                row.getString("code"),
                row.getString("channel_no"),
                instant(row, "tried_at"),
                new Money(row.getLong("more_fen")));
    }

    private static PaymentOrder.Result readResult(ResultSet row) throws SQLException {
        return new PaymentOrder.Result(
                row.getString("receipt"),
                optional(row.getString("problem"), Problem.class),
                optional(row.getString("slip"), Slip.class));
    }

    private static PaymentOrder.Progress readProgress(ResultSet row) throws SQLException {
        return new PaymentOrder.Progress(
                row.getString("pending"),
                row.getInt("attempt"),
                row.getInt("commits"),
                row.getInt("uncertain") == 1,
                instant(row, "since"),
                instant(row, "absent_since"),
                instant(row, "next_at"));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }

    private static <T> Optional<T> optional(String text, Class<T> type) {
        return text.isEmpty() ? Optional.empty() : Optional.of(JSON.readValue(text, type));
    }
}
