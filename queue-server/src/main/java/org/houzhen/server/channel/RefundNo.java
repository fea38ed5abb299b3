package org.houzhen.server.channel;

/** The number of a refund; the same on every retry, so that money returns once. */
public record RefundNo(String value) {
    /** Of a trade that goes back whole: the one refund an order can have; every retry of it bears this number. */
    public static RefundNo whole(String tradeNo) {
        return new RefundNo("R" + tradeNo);
    }

    /** Of a refund of this trade, whoever made it, as bills are read: one that bears the trade's own number is numbered by the trade. */
    public static RefundNo billed(TradeNo trade, RefundNo number) {
        return number.value().equals(trade.value()) ? whole(trade.value()) : number;
    }

    @Override
    public String toString() {
        return value;
    }
}
