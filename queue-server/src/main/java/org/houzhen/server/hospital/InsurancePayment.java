package org.houzhen.server.hospital;

import org.houzhen.wire.Money;

/**
 * What the medical insurance has paid of a bill.
 *
 * @param settlementId the insurer's number of it (setl_id)
 * @param borne what the insurer lets the hospital bear
 */
public record InsurancePayment(String settlementId, Money fund, Money account, Money borne) {
    public static final InsurancePayment NONE = new InsurancePayment("", Money.ZERO, Money.ZERO, Money.ZERO);

    public Money total() {
        return fund.plus(account).plus(borne);
    }
}
