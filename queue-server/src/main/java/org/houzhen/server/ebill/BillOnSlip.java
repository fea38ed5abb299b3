package org.houzhen.server.ebill;

import java.util.Optional;
import org.houzhen.server.payment.PaymentOrder;
import org.houzhen.server.payment.SlipAddition;
import org.houzhen.wire.Slip;

/** Puts the bill on the slip of what was paid if it is there in time, and else says where it is to be had later. */
record BillOnSlip(EBillBook book) implements SlipAddition {
    private static final String LATER = "医疗电子票据正在开具，稍后可在自助机选择“电子票据”打印。";
    private static final String LATER_ENGLISH =
            "The fiscal e-bill is being issued; a kiosk prints it later under “E-bills”.";

    @Override
    public boolean isAwaited(PaymentOrder order) {
        return Owing.isBilled(order) && book.isFresh(order.tradeNo());
    }

    @Override
    public Slip addTo(Slip slip, PaymentOrder order) {
        if (!Owing.isBilled(order)) {
            return slip;
        }
        Optional<EBill> issued = book.last(order.tradeNo()).filter(bill -> bill.stage() == EBillStage.ISSUED);
        return issued.map(bill -> slip.with(Copies.paper(bill))).orElseGet(() -> slip.noting(LATER, LATER_ENGLISH));
    }
}
