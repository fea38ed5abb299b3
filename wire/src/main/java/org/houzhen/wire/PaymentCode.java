package org.houzhen.wire;

/** The payment code that a patient showed; whoever holds it can take money once, so it is never kept nor written down. */
public record PaymentCode(String code) {
    @Override
    public String toString() {
        return "PaymentCode[…]";
    }
}
