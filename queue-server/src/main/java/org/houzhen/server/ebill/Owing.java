package org.houzhen.server.ebill;

import org.houzhen.server.payment.OrderListener;
import org.houzhen.server.payment.PaymentOrder;
import org.houzhen.server.payment.Stage;
import org.houzhen.server.refund.RefundListener;
import org.houzhen.server.refund.RefundOrder;
import org.houzhen.server.refund.RefundStage;
import org.houzhen.wire.Money;

/** Notes what bills are owed for, in the transaction that stores it: the hospital's commit, and money that went back. */
record Owing(EBillBook book) implements OrderListener, RefundListener {
    /** What cost nothing has no bill; whoever paid, there is one. */
    static boolean isBilled(PaymentOrder order) {
        return !order.total().equals(Money.ZERO);
    }

    @Override
    public void changed(PaymentOrder order) {
        if (order.stage() == Stage.FULFILLED && isBilled(order)) {
            book.oweFirst(order.tradeNo(), order.origin().patient());
        }
    }

    @Override
    public void changed(RefundOrder refund) {
        if (refund.stage() == RefundStage.RETURNED || refund.stage() == RefundStage.DONE) {
            book.oweAgain(refund.tradeNo());
        }
    }
}
