package org.houzhen.acceptance.wechat;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** One trade as the platform keeps it. Used on the simulator's own thread only. */
final class Trade {
    /** The states a trade can have. */
    enum State {
        NOTPAY,
        /** By payment code: the phone asks the patient. */
        USERPAYING,
        SUCCESS,
        CLOSED,
        /** By payment code: reversed, and what was paid sent back. */
        REVOKED,
        REFUND
    }

    final String number;
    final String transactionId;
    final String description;
    final long totalFen;
    final Instant expires;
    final URI notifyUrl;
    final JsonNode request;
    final String codeUrl;
    final Instant createdAt;
    State state = State.NOTPAY;
    final boolean byCode;
    boolean declined;
    long refundedFen;
    String paidAt = "";
    String undoneAt = "";

    Trade(JsonNode request, Ids ids, Instant expires, Instant now) {
        this.request = request;
        this.number = request.path("out_trade_no").asString("");
        this.description = request.path("description").asString("");
        this.totalFen = request.path("amount").path("total").asLong(0);
        this.byCode = request.path("payer").has("auth_code");
        this.notifyUrl = URI.create(request.path("notify_url").asString(""));
        this.expires = expires;
        this.createdAt = now;
        this.transactionId = ids.transactionId();
        this.codeUrl = "weixin://wxpay/bizpayurl?pr=" + ids.code();
    }

    /** What a new trade is named by. */
    record Ids(String transactionId, String code) {}

    boolean paid() {
        return state == State.SUCCESS || state == State.REFUND;
    }

    boolean payableAt(Instant now) {
        return (state == State.NOTPAY || state == State.USERPAYING) && now.isBefore(expires);
    }

    /** As queries and notifications tell it. */
    Map<String, Object> told() {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("appid", SimulatorKeys.APPID);
        told.put("mchid", SimulatorKeys.MCHID);
        told.put("out_trade_no", number);
        told.put("trade_state", state.name());
        told.put("trade_state_desc", words());
        told.put("attach", "");
        if (paid()) {
            told.put("transaction_id", transactionId);
            told.put("trade_type", byCode ? "MICROPAY" : "NATIVE");
            told.put("bank_type", "OTHERS");
            told.put("success_time", paidAt);
            told.put("payer", Map.of("openid", "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"));
            told.put(
                    "amount",
                    Map.of("total", totalFen, "payer_total", totalFen, "currency", "CNY", "payer_currency", "CNY"));
        }
        return told;
    }

    private String words() {
        return switch (state) {
            case NOTPAY -> "订单未支付";
            case USERPAYING -> "需要用户输入支付密码";
            case REVOKED -> "订单已撤销";
            case SUCCESS -> "支付成功";
            case CLOSED -> "订单已关闭";
            case REFUND -> "订单发生过退款";
        };
    }
}
