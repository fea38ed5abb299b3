package org.houzhen.server.refund;

import org.houzhen.server.channel.RefundNo;

/** Somebody else has moved the refund on; whoever gets this looks again. */
final class StaleRefundException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StaleRefundException(RefundNo refundNo) {
        super("refund " + refundNo + " was changed by another");
    }
}
