package org.houzhen.server.hospital;

import java.time.Instant;
import org.houzhen.wire.Money;

/**
 * How an amount was collected.
 *
 * @param transactionId the channel's own number
 */
public record Payment(Method method, String transactionId, Money amount, Instant paidAt) {
    /** Ways to pay, with the code hospitals know them by. */
    public enum Method {
        CASH("01"),
        BANK_CARD("02"),
        WECHAT("11"),
        ALIPAY("12");

        private final String code;

        Method(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }
}
