package org.houzhen.wire;

/**
 * Who pays how much of a bill.
 *
 * @param fund 统筹 and other funds (fund_pay_sumamt)
 * @param account the patient's own insurance account, 个账 (acct_pay)
 * @param cash what the patient pays now, 现金 (psn_cash_pay)
 * @param hospital what the hospital bears (hosp_part_amt); zero nearly everywhere
 */
public record Split(Money fund, Money account, Money cash, Money hospital) {
    public static final Split NONE = new Split(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

    public Money total() {
        return covered().plus(cash).plus(hospital);
    }

    /** What the hospital gets from the insurer. */
    public Money covered() {
        return fund.plus(account);
    }
}
