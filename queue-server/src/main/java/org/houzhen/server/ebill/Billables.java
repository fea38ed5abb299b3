package org.houzhen.server.ebill;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.payment.PaymentOrder;
import org.houzhen.server.refund.RefundOrder;

/** What a bill is for, whatever its kind. */
final class Billables {
    private final Map<String, Billable> byKind;

    Billables(List<Billable> all) {
        byKind = all.stream().collect(Collectors.toMap(Billable::kind, Function.identity()));
    }

    /** The kind of business, as {@link Billable#type()}. */
    String type(EBill bill) {
        return byKind.get(bill.kind()).type();
    }

    /** What stands of an order without those of its refunds that the bill leaves out. */
    Answer<Billable.Contents> contents(EBill bill, PaymentOrder order, List<RefundOrder> refunds) {
        List<RefundOrder> without = refunds.stream()
                .filter(refund -> bill.without().contains(refund.refundNo().value()))
                .toList();
        return byKind.get(bill.kind()).contents(order, without);
    }
}
