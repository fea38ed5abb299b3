package org.houzhen.acceptance.wechat;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * Trades by the code on the patient's phone. The last digit of a code says what its phone does: 9 has no money, an odd one
 * asks first, an even one pays. Used on the simulator's own thread only.
 */
final class CodeTrades {
    private final Set<String> used = new HashSet<>();
    private final Supplier<String> now;

    /** @param now the time as the platform writes it */
    CodeTrades(Supplier<String> now) {
        this.now = now;
    }

    Reply pay(JsonNode request, Map<String, Trade> trades, Supplier<Trade> open) {
        String code = request.path("payer").path("auth_code").asString("");
        String number = request.path("out_trade_no").asString("");
        if (wrong(request) || !code.matches("1[0-5]\\d{16}")) {
            return Reply.error(400, "PARAM_ERROR", "参数错误");
        }
        if (trades.containsKey(number)) {
            return Reply.error(400, "INVALID_REQUEST", "商户订单号重复");
        }
        if (!used.add(code)) {
            return Reply.error(400, "AUTH_CODE_INVALID", "付款码已使用或已失效");
        }
        int manner = code.charAt(code.length() - 1) - '0';
        if (manner == 9) {
            return Reply.error(403, "NOT_ENOUGH", "用户账号余额不足");
        }
        Trade trade = open.get();
        trades.put(number, trade);
        if (manner % 2 == 1) {
            trade.state = Trade.State.USERPAYING;
            return Reply.ok(Map.of("trade_state", "USERPAYING"));
        }
        trade.state = Trade.State.SUCCESS;
        trade.paidAt = now.get();
        return Reply.ok(trade.told());
    }

    private static boolean wrong(JsonNode request) {
        return !request.path("appid").asString("").equals(SimulatorKeys.APPID)
                || !request.path("mchid").asString("").equals(SimulatorKeys.MCHID)
                || !request.path("out_trade_no").asString("").matches("[0-9A-Za-z_|*-]{6,32}")
                || request.path("description").asString("").isBlank()
                || request.path("scene_info")
                        .path("store_info")
                        .path("out_id")
                        .asString("")
                        .isEmpty()
                || request.path("amount").path("total").asLong(0) <= 0;
    }

    /** Paid or not; repeatable. */
    Reply reverse(Trade trade) {
        if (trade == null) {
            return Reply.error(404, "ORDER_NOT_EXIST", "订单不存在");
        }
        if (!trade.byCode) {
            return Reply.error(400, "INVALID_REQUEST", "只能撤销付款码支付的订单");
        }
        if (trade.paid()) {
            trade.refundedFen = trade.totalFen;
        }
        if (trade.state != Trade.State.REVOKED) {
            trade.undoneAt = now.get();
        }
        trade.state = Trade.State.REVOKED;
        return Reply.ok(
                Map.of("appid", SimulatorKeys.APPID, "mchid", SimulatorKeys.MCHID, "out_trade_no", trade.number));
    }
}
