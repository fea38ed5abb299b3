package org.houzhen.server.hospital;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.houzhen.wire.Money;

/** Unpaid bills and their payment. */
public interface Billing {
    /** Bills that wait to be paid, newest first, those being paid elsewhere included. */
    List<Bill> unpaid(CallContext context, String patientId);

    /**
     * Holds bills for one payer. BILL_LOCKED when another holds one, BILL_CHANGED when one is gone, ALREADY_PAID,
     * BILL_NOT_MERGEABLE. The key is the request id: repeated, it is answered with the first lock.
     */
    Outcome<BillLock> lock(CallContext context, LockBills request);

    /**
     * Pays held bills. The key is the trade number: repeated, it gives the same receipt. Prices are read again:
     * AMOUNT_MISMATCH, BILL_CHANGED. An expired hold still counts as long as nobody else took or paid a bill.
     */
    Outcome<Receipt> commit(CallContext context, CommitBills request);

    /** Gives bills back. A token that is unknown, expired or committed changes nothing and is done as well. */
    Outcome<Boolean> release(CallContext context, String token);

    /** The bills that a trade paid, those taken back included, and why each cannot be taken back. Empty for any other trade. */
    List<PaidBill> paidBy(CallContext context, String tradeNo);

    /**
     * Takes paid bills back whole, so that nobody carries them out any more (退费). The key is the refund number. BILL_CHANGED
     * when one is not of this trade, REFUND_PERFORMED, REFUNDED_BEFORE, AMOUNT_MISMATCH.
     */
    Outcome<Money> takeBack(CallContext context, TakeBack request);

    /**
     * A bill that was paid.
     *
     * @param refusal why it cannot be taken back; empty when it can
     */
    record PaidBill(Bill bill, Optional<HospitalErrorCode> refusal) {}

    /** Bills to be taken back, and the number their money goes back under. */
    record TakeBack(String tradeNo, String refundNo, List<String> billIds, Money amount, String reason) {}

    /** Asks for bills; all of one patient. */
    record LockBills(String patientId, List<String> billIds, Duration timeToLive) {}

    /**
     * What pays held bills.
     *
     * @param amount what all pay together
     */
    record CommitBills(String lockToken, String tradeNo, Money amount, Payment payment, InsurancePayment insurance) {
        public CommitBills(String lockToken, String tradeNo, Money amount, Payment payment) {
            this(lockToken, tradeNo, amount, payment, InsurancePayment.NONE);
        }

        @Override
        public String toString() {
            return "CommitBills[" + tradeNo + "]";
        }
    }
}
