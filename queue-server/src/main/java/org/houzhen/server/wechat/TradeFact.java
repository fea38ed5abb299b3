package org.houzhen.server.wechat;

import java.util.Optional;
import org.houzhen.server.channel.PaymentChannel.Trade;
import org.houzhen.server.channel.PaymentChannel.TradeState;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.wire.Money;
import tools.jackson.databind.JsonNode;

/** Reads a transaction as WeChat Pay writes it in answers and in notifications. */
final class TradeFact {
    private TradeFact() {}

    /** Empty for another merchant's transaction, a foreign number, and a state that is not known. */
    static Optional<Trade> read(JsonNode transaction, String mchid) {
        if (!transaction.path("mchid").asString("").equals(mchid)) {
            return Optional.empty();
        }
        Money amount = new Money(transaction.path("amount").path("total").asLong(0));
        String channelNo = transaction.path("transaction_id").asString("");
        return TradeNo.parse(transaction.path("out_trade_no").asString(""))
                .flatMap(tradeNo -> state(transaction.path("trade_state").asString(""))
                        .filter(state -> state != TradeState.PAID || !channelNo.isEmpty())
                        .map(state -> new Trade(tradeNo, state, amount, channelNo)));
    }

    private static Optional<TradeState> state(String word) {
        return switch (word) {
            // A payment that failed may be tried again with the same code until the code ends.
            case "NOTPAY", "USERPAYING", "ACCEPT", "PAYERROR" -> Optional.of(TradeState.UNPAID);
            case "SUCCESS" -> Optional.of(TradeState.PAID);
            case "CLOSED", "REVOKED" -> Optional.of(TradeState.CLOSED);
            case "REFUND" -> Optional.of(TradeState.RETURNED);
            default -> Optional.empty();
        };
    }
}
