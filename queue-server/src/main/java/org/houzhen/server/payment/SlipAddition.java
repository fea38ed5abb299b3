package org.houzhen.server.payment;

import org.houzhen.wire.Slip;

/** What else belongs on the slip of an order that is fulfilled, and may come a moment later than the slip. */
public interface SlipAddition {
    SlipAddition NONE = new SlipAddition() {
        @Override
        public boolean isAwaited(PaymentOrder order) {
            return false;
        }

        @Override
        public Slip addTo(Slip slip, PaymentOrder order) {
            return slip;
        }
    };

    /** Whether it may be there in a moment; asked again and again, for two seconds at most. */
    boolean isAwaited(PaymentOrder order);

    /** The slip with what is there by now. */
    Slip addTo(Slip slip, PaymentOrder order);
}
