package org.houzhen.acceptance.alipay;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** One trade as Alipay keeps it. Used on the simulator's own thread only. */
final class AlipayTrade {
    /** Where it stands; a code that nobody scanned is no trade yet. */
    enum State {
        UNSCANNED,
        WAIT_BUYER_PAY,
        TRADE_SUCCESS,
        TRADE_CLOSED
    }

    final String number;
    final String subject;
    final long totalFen;
    final Instant expires;
    final URI notifyUrl;
    final String tradeNo;
    final Map<String, Back> refunds = new LinkedHashMap<>();
    State state;
    boolean declined;
    Instant paidAt = Instant.EPOCH;

    AlipayTrade(Order order, String tradeNo, State state) {
        this.number = order.number();
        this.subject = order.subject();
        this.totalFen = order.totalFen();
        this.expires = order.expires();
        this.notifyUrl = order.notifyUrl();
        this.tradeNo = tradeNo;
        this.state = state;
    }

    /** What went back, and when. */
    record Back(long fen, Instant at) {}

    /** What a merchant orders. */
    record Order(String number, String subject, long totalFen, Instant expires, URI notifyUrl) {}

    boolean paid() {
        return !paidAt.equals(Instant.EPOCH);
    }

    boolean payableAt(Instant now) {
        return (state == State.UNSCANNED || state == State.WAIT_BUYER_PAY) && now.isBefore(expires);
    }

    long refundedFen() {
        return refunds.values().stream().mapToLong(Back::fen).sum();
    }

    String shown(Instant now) {
        return switch (state) {
            case UNSCANNED, WAIT_BUYER_PAY -> payableAt(now) ? (declined ? "DECLINED" : "WAITING") : "EXPIRED";
            case TRADE_SUCCESS -> refundedFen() > 0 ? "REFUNDED" : "PAID";
            case TRADE_CLOSED -> paid() ? "REFUNDED" : "CLOSED";
        };
    }
}
