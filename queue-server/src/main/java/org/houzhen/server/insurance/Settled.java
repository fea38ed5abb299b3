package org.houzhen.server.insurance;

import org.houzhen.wire.Money;

/**
 * One settlement that stands, as one side has it.
 *
 * @param settlement the insurer's number (setl_id)
 * @param order the order it pays a part of; empty where nobody knows
 * @param message the message it was asked for by (msgid), where the insurer tells it
 */
public record Settled(String settlement, String order, String message, Parts parts) {
    /**
     * The amounts.
     *
     * @param total of the bill (medfee_sumamt)
     * @param fund what funds pay (fund_pay_sumamt)
     * @param account what the patient's insurance account pays (acct_pay)
     */
    public record Parts(Money total, Money fund, Money account) {
        public static final Parts NONE = new Parts(Money.ZERO, Money.ZERO, Money.ZERO);

        Parts plus(Parts other) {
            return new Parts(total.plus(other.total), fund.plus(other.fund), account.plus(other.account));
        }

        /** What the insurer owes for it. */
        public Money covered() {
            return fund.plus(account);
        }
    }
}
