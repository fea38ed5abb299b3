package org.houzhen.acceptance.wechat;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** One refund as the platform keeps it. Used on the simulator's own thread only. */
final class Refund {
    /** How far it has come. */
    enum State {
        PROCESSING,
        SUCCESS,
        ABNORMAL
    }

    final String number;
    final String refundId;
    final Trade trade;
    final long fen;
    final JsonNode request;
    final String createdAt;
    State state = State.PROCESSING;

    Refund(JsonNode request, Trade trade, String refundId, String createdAt) {
        this.request = request;
        this.trade = trade;
        this.refundId = refundId;
        this.createdAt = createdAt;
        this.number = request.path("out_refund_no").asString("");
        this.fen = request.path("amount").path("refund").asLong(0);
    }

    /** As answers tell it. */
    Map<String, Object> told() {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("refund_id", refundId);
        told.put("out_refund_no", number);
        told.put("transaction_id", trade.transactionId);
        told.put("out_trade_no", trade.number);
        told.put("channel", "ORIGINAL");
        told.put("user_received_account", "支付用户零钱");
        told.put("create_time", createdAt);
        told.put("status", state.name());
        told.put("funds_account", "AVAILABLE");
        told.put(
                "amount",
                Map.of(
                        "total",
                        trade.totalFen,
                        "refund",
                        fen,
                        "payer_total",
                        trade.totalFen,
                        "payer_refund",
                        fen,
                        "settlement_refund",
                        fen,
                        "settlement_total",
                        trade.totalFen,
                        "discount_refund",
                        0,
                        "currency",
                        "CNY"));
        return told;
    }

    /** As notifications tell it. */
    Map<String, Object> toldByNotification() {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("mchid", SimulatorKeys.MCHID);
        told.put("out_trade_no", trade.number);
        told.put("transaction_id", trade.transactionId);
        told.put("out_refund_no", number);
        told.put("refund_id", refundId);
        told.put("refund_status", state.name());
        told.put("user_received_account", "支付用户零钱");
        told.put(
                "amount",
                Map.of("total", trade.totalFen, "refund", fen, "payer_total", trade.totalFen, "payer_refund", fen));
        return told;
    }
}
