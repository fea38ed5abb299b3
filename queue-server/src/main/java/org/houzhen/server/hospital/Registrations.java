package org.houzhen.server.hospital;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.houzhen.wire.Money;

/** Registrations: from a locked slot and a payment to a visit that was seen. */
public interface Registrations {
    /**
     * Turns a lock into a registration. The key is the trade number: repeated, it gives the same register number. The fee
     * is read again: AMOUNT_MISMATCH when it changed. A lock that expired still holds as long as nobody else took the slot
     * (SLOT_TAKEN). LOCK_EXPIRED when the token was given back, SESSION_STOPPED when the clinic was cancelled.
     */
    Outcome<Registration> commit(CallContext context, CommitRegistration request);

    Optional<Registration> get(CallContext context, String registerNo);

    /** The patient's registrations for today's clinics, earliest slot first, cancelled ones included. */
    List<Registration> today(CallContext context, String patientId);

    /**
     * The patient comes back on a later day without registering again (一次挂号管三天): once, after an ordinary clinic in which
     * tests were paid for, to an ordinary clinic of the same department. The key is the register number and the day.
     * RETURN_EXPIRED when the registration is older than {@code notBefore}, RETURN_NOT_SEEN, RETURN_ORDINARY_ONLY,
     * RETURN_NO_TESTS, RETURN_USED on another day, RETURN_NO_CLINIC when nobody sees patients any more today.
     */
    Outcome<ReturnVisit> comeBack(CallContext context, String registerNo, LocalDate notBefore);

    /** The patient's registrations of earlier days that {@link #comeBack} takes or took today, the latest first. */
    List<ReturnVisit> mayComeBack(CallContext context, String patientId, LocalDate notBefore);

    /** The patient has come (签到). Repeated, it is done again; ALREADY_SEEN after the visit. */
    Outcome<Registration> markSignedIn(CallContext context, String registerNo);

    /** The patient is in the room. */
    Outcome<Registration> markInVisit(CallContext context, String registerNo);

    /** The doctor is finished. */
    Outcome<Registration> markSeen(CallContext context, String registerNo);

    /**
     * Cancels an unseen registration and gives its slot back if that is still to come. The key is the register number.
     * ALREADY_SEEN, REFUND_CLOSED when the clinic session is over and took place, or paid bills hang on it.
     */
    Outcome<Registration> cancel(CallContext context, String registerNo, String reason);

    /** The patient's registrations for today and later days, the earliest slot first, without cancelled ones. */
    List<Registration> upcoming(CallContext context, String patientId);

    /** Why a registration cannot be returned (退号) now; empty when it can. Asking changes nothing. */
    Optional<HospitalErrorCode> refusalOfReturn(CallContext context, String registerNo);

    /**
     * The first half of a return (退号): cancels the registration and keeps its slot, so that {@link #reinstate} is possible
     * until {@link #giveSlotBack}. The key is the refund number. REFUND_SEEN, REFUND_BILLS_PAID, REFUND_CLOSED when the
     * clinic session is over, took place, and nobody at a window asks, REFUNDED_BEFORE under another number. What a cancelled clinic
     * has cancelled already is withdrawn by its first refund.
     */
    Outcome<Registration> withdraw(CallContext context, Withdrawal withdrawal);

    /** Undoes a withdrawal whose money has not moved; done as well when there is none under this refund number. */
    Outcome<Boolean> reinstate(CallContext context, Withdrawal withdrawal);

    /** The second half: the slot of a withdrawn registration is for sale again if it is still to come. Repeated, it is done. */
    Outcome<Boolean> giveSlotBack(CallContext context, Withdrawal withdrawal);

    /** A registration to be returned, and the number its money goes back under. */
    record Withdrawal(String registerNo, String refundNo, String reason) {}

    /**
     * A visit that goes on with a registration of an earlier day.
     *
     * @param session where the patient is seen today
     */
    record ReturnVisit(Registration registration, ClinicSession session) {}

    /**
     * What turns a lock into a registration.
     *
     * @param amount what all pay together
     */
    record CommitRegistration(
            String lockToken, String tradeNo, Money amount, Payment payment, InsurancePayment insurance) {
        public CommitRegistration(String lockToken, String tradeNo, Money amount, Payment payment) {
            this(lockToken, tradeNo, amount, payment, InsurancePayment.NONE);
        }

        @Override
        public String toString() {
            return "CommitRegistration[" + tradeNo + "]";
        }
    }
}
