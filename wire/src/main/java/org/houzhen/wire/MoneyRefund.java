package org.houzhen.wire;

import java.time.Instant;
import java.util.List;

/**
 * One refund as the cash desk sees it.
 *
 * @param stage REQUESTED, WITHDRAWN, UNSETTLING, REINSTATING, RELEASED, RETURNING, RETURNED, DONE, REFUSED or MANUAL
 * @param amount what goes back to the patient
 * @param split what goes back to whom; absent where the insurance paid nothing
 * @param by the name of a person, or the terminal
 * @param approvedBy the second person; absent where none was needed
 * @param problem why it was refused or came to a person; absent when all is well
 * @param paper the number on the paper by which people have handed it back themselves; absent where they have not
 * @param elsewhere the number under which it was made on the payment platform itself; absent where it was not
 * @param earlier who asked for it before under the same number and was refused, the oldest first
 * @param presses what a person can press about it: RETRY, RETURNED_ELSEWHERE, NOT_CHARGED, UNDONE_BY_BANK, HAND_BACK;
 *     nothing while it goes on or is over
 */
public record MoneyRefund(
        String refundNo,
        String tradeNo,
        String subject,
        Money amount,
        Split split,
        String stage,
        String reason,
        String by,
        String approvedBy,
        Instant at,
        Problem problem,
        String paper,
        String elsewhere,
        List<Earlier> earlier,
        List<String> presses) {
    /**
     * A wish for this refund that was refused.
     *
     * @param by the name of a person
     * @param approvedBy the second person; absent where none was needed
     * @param problem why it was refused
     */
    public record Earlier(String by, String approvedBy, String reason, Instant at, Problem problem) {}
}
