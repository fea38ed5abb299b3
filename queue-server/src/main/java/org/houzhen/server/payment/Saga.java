package org.houzhen.server.payment;

import java.util.Map;
import org.houzhen.server.channel.AuthCode;
import org.houzhen.server.channel.PaymentChannel;

/** Moves an order on by one step: which one follows from its stage alone, so that a restart goes on where it stopped. */
final class Saga {
    private final Channels channels;
    private final Parts parts;
    private final Map<String, Purpose> purposes;

    /** Those who make the steps. */
    record Parts(
            Collecting collecting,
            Insuring insuring,
            Presenting presenting,
            Telling telling,
            Returning returning,
            Looking looking) {}

    Saga(Channels channels, Parts parts, Map<String, Purpose> purposes) {
        this.channels = channels;
        this.parts = parts;
        this.purposes = purposes;
    }

    PaymentOrder advance(PaymentOrder order) {
        Purpose purpose = purpose(order.origin().kind());
        return switch (order.stage()) {
            case OPENED -> parts.collecting().hold(order, purpose);
            case QUOTING -> parts.insuring().quote(order, purpose);
            case QUOTED -> parts.insuring().await(order, purpose);
            case HELD ->
                order.presents()
                        ? parts.presenting().await(order)
                        : parts.collecting().createCode(order);
            case PAYING ->
                order.presents()
                        ? parts.presenting().poll(order)
                        : parts.collecting().poll(order);
            case CLOSING ->
                order.isTried()
                        ? parts.presenting().undo(order)
                        : parts.collecting().close(order, purpose);
            case PAID -> parts.telling().fulfil(order, purpose);
            case VERIFYING -> parts.telling().verify(order, purpose);
            case FULFILLED -> parts.telling().conclude(order, purpose);
            case UNSETTLING -> parts.insuring().undo(order);
            case REFUNDING -> parts.returning().refund(order);
            case RETURNING -> parts.returning().poll(order);
            case MANUAL -> parts.looking().look(order, purpose);
            case DONE, CLOSED, REFUNDED, GIVING_BACK, HANDED_BACK, FAILED -> order;
        };
    }

    Channels channels() {
        return channels;
    }

    Insuring insuring() {
        return parts.insuring();
    }

    /** Hands over the patient's payment code; an order that awaits none stays as it is. */
    PaymentOrder show(PaymentOrder order, AuthCode code, PaymentChannel channel) {
        return order.awaitsCode() ? parts.presenting().show(order, code, channel) : order;
    }

    /** The card terminal may be told the amount; an order that awaits no card stays as it is. */
    PaymentOrder showCard(PaymentOrder order) {
        return order.awaitsCard() ? parts.presenting().showCard(order, channels.require(order)) : order;
    }

    /**
     * The channel says that an order was paid. Of a live order that is proof. An order that is closed or being reversed may
     * be told late, or again, what has been undone since: there only a query counts.
     *
     * @throws UnprovenException if it cannot be asked now; the channel will tell again
     */
    PaymentOrder told(PaymentOrder order, PaymentChannel.Trade trade) {
        if (!order.stage().awaitsMoney() || (order.stage() == Stage.CLOSING && order.presents())) {
            return order;
        }
        return order.stage().open() ? parts.collecting().proven(order, trade) : asked(order);
    }

    /**
     * Asks about an order that is over without money; one that is not over looks by itself.
     *
     * @throws UnprovenException if the channel does not say
     */
    PaymentOrder lookAgain(PaymentOrder order) {
        return order.stage().open() || !order.stage().awaitsMoney() ? order : asked(order);
    }

    private PaymentOrder asked(PaymentOrder order) {
        return channels.require(order)
                .query(order.tradeNo())
                .match(
                        trade -> trade.state() == PaymentChannel.TradeState.PAID
                                ? parts.collecting().proven(order, trade)
                                : order,
                        refusal -> order,
                        reason -> {
                            throw new UnprovenException(order.tradeNo());
                        });
    }

    Purpose purpose(String kind) {
        Purpose purpose = purposes.get(kind);
        if (purpose == null) {
            throw new IllegalArgumentException("no purpose of kind " + kind);
        }
        return purpose;
    }
}
