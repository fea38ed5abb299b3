package org.houzhen.wire;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A day of money, compared with each channel, the hospital and the insurer.
 *
 * @param sources everybody it is compared with
 * @param accounts all accounts with what was booked on them up to the end of the day; they sum to zero
 * @param due days that are over and not compared with everybody, the oldest first, at most 100
 */
public record MoneyDay(
        LocalDate day,
        List<Source> sources,
        List<Difference> differences,
        List<Account> accounts,
        List<LocalDate> due) {
    /**
     * One source.
     *
     * @param source HOSPITAL, INSURER, or a channel such as WECHAT
     * @param byHand people hand in its bill as a file
     * @param comparedAt absent as long as it was not compared
     * @param trouble why it could not be compared when that was last tried; absent where nothing is known to be wrong
     */
    public record Source(
            String source,
            boolean byHand,
            Instant comparedAt,
            Money oursPaid,
            Money oursRefunded,
            Money theirsPaid,
            Money theirsRefunded,
            int matched,
            int open,
            Problem trouble) {}

    /**
     * A movement that one side has and the other has not, or has otherwise.
     *
     * @param direction PAID or REFUNDED
     * @param kind OURS_ONLY, THEIRS_ONLY, AMOUNT or STATE
     * @param action what is to be done by default: ASK_THEM, RETURN_MONEY, CORRECT, ASK_AGAIN, TAKE_BACK or VOID_THERE
     * @param ours what we have; of a settlement what the insurer owes for it
     * @param oursParts what a settlement is made of; absent elsewhere
     * @param decision what was done, such as RETURN, or RECOVERED where the system has helped itself; absent as long as
     *     nothing was
     * @param offers what two people can decide; nothing once they have
     * @param acts what was done about it so far, the oldest first
     */
    public record Difference(
            String source,
            String number,
            String direction,
            String kind,
            String action,
            String tradeNo,
            Money ours,
            Money theirs,
            Parts oursParts,
            Parts theirsParts,
            String decision,
            String note,
            String decidedBy,
            String approvedBy,
            Instant decidedAt,
            List<String> offers,
            List<Act> acts) {}

    /**
     * One thing that was done about a difference.
     *
     * @param act LOOK_AGAIN, ASK_CHANNEL, FOLLOW_REFUND, ASK_HOSPITAL, HURRY, TAKE_BACK, RETURN or WRITE_OFF
     * @param state INTENT, DONE, REFUSED or UNKNOWN
     * @param note a word that says more, such as PAID
     * @param by {@code system}, or a person's name
     */
    public record Act(String act, String state, String note, String by, Instant at) {}

    /** What a settlement is made of: the bill's total, what funds pay of it, and what the patient's insurance account pays. */
    public record Parts(Money total, Money fund, Money account) {}

    /** One account of the book. */
    public record Account(String account, Money debit, Money credit, Money balance) {}
}
