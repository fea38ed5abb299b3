package org.houzhen.kiosk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.houzhen.kiosk.server.Answer;
import org.houzhen.wire.Agreement;
import org.houzhen.wire.InsuranceCredential;
import org.houzhen.wire.LodgedCredential;
import org.houzhen.wire.Money;
import org.houzhen.wire.OrderState;
import org.houzhen.wire.OrderView;
import org.houzhen.wire.PayBy;
import org.houzhen.wire.Slip;
import org.houzhen.wire.Split;

/** The part of the hospital in memory that says who pays and how, the medical insurance among them. */
public abstract class InsuringHospital extends ReturningHospital {
    public final Map<String, OrderView> orders = new LinkedHashMap<>();
    public final List<Agreement> agreements = new ArrayList<>();

    /** The secrets of electronic credentials that were handed over. */
    public final List<String> lodged = new ArrayList<>();

    /** By what orders named the credential that was shown for them. */
    public final List<String> credentials = new ArrayList<>();

    public List<PayBy> payWays = List.of(new PayBy("QR", "WECHAT"));

    /** Who pays with the patient here. */
    public List<String> payers = List.of();

    /** What the insurance would pay of an insured order. */
    public Split split = new Split(new Money(3_000), new Money(1_000), new Money(500), Money.ZERO);

    abstract void change(OrderView order, OrderState state, String expects, String channel, Slip slip);

    @Override
    public Answer<List<PayBy>> payWays() {
        return Answer.done(payWays); // What a test breaks is the opening of an order.
    }

    @Override
    public Answer<List<String>> payers() {
        return Answer.done(payers);
    }

    @Override
    public Answer<LodgedCredential> lodge(InsuranceCredential shown) {
        return answer(() -> {
            lodged.add(shown.secret());
            return new LodgedCredential("lodged-" + lodged.size());
        });
    }

    @Override
    public Answer<OrderView> agree(String tradeNo, Agreement agreement) {
        return answer(() -> {
            agreements.add(agreement);
            OrderView order = orders.get(tradeNo);
            boolean left = order.amount().fen() > 0;
            String channel = left ? agreement.payBy().channel() : null;
            change(order, left ? OrderState.PAYING : OrderState.PAID, left ? "SCAN" : null, channel, null);
            return orders.get(tradeNo);
        });
    }

    /** An order that its patient has to agree to first. */
    OrderView quoted(OrderView order, String credential) {
        Optional.ofNullable(credential).ifPresent(credentials::add);
        orders.put(
                order.tradeNo(),
                new OrderView(
                        order.tradeNo(),
                        order.kind(),
                        OrderState.PAYING,
                        split.cash(),
                        order.lines(),
                        null,
                        order.payBefore(),
                        null,
                        null,
                        "SPLIT",
                        null,
                        split));
        return orders.get(order.tradeNo());
    }
}
