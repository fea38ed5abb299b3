package org.houzhen.server.alipay;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.houzhen.server.channel.PaymentChannel.Trade;
import org.houzhen.server.channel.PaymentChannel.TradeState;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.wire.Money;

/** Reads a trade as Alipay writes it in answers and in notifications. */
final class TradeFact {
    private TradeFact() {}

    /**
     * Empty for a number, an amount or a state that is not understood.
     *
     * @param field gives a field's text, or an empty one
     */
    static Optional<Trade> read(UnaryOperator<String> field) {
        Optional<TradeState> state =
                state(field.apply("trade_status"), !field.apply("send_pay_date").isEmpty());
        String channelNo = field.apply("trade_no");
        return TradeNo.parse(field.apply("out_trade_no"))
                .flatMap(tradeNo -> state.filter(known -> known != TradeState.PAID || !channelNo.isEmpty())
                        .flatMap(known -> amount(known, field.apply("total_amount"))
                                .map(amount -> new Trade(tradeNo, known, amount, channelNo))));
    }

    private static Optional<Money> amount(TradeState state, String text) {
        return state == TradeState.PAID || state == TradeState.RETURNED ? Yuan.read(text) : Optional.of(Money.ZERO);
    }

    /** A trade that was returned as a whole is closed, too; only that it was paid tells it from one that never was. */
    private static Optional<TradeState> state(String word, boolean wasPaid) {
        return switch (word) {
            case "WAIT_BUYER_PAY" -> Optional.of(TradeState.UNPAID);
            case "TRADE_SUCCESS", "TRADE_FINISHED" -> Optional.of(TradeState.PAID);
            case "TRADE_CLOSED" -> Optional.of(wasPaid ? TradeState.RETURNED : TradeState.CLOSED);
            default -> Optional.empty();
        };
    }
}
