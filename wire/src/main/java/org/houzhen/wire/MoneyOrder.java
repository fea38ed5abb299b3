package org.houzhen.wire;

import java.time.Instant;
import java.util.List;

/**
 * One order as the cash desk sees it: what it is, its history, what of it can be refunded and what was.
 *
 * @param kind REGISTRATION or BILLS
 * @param stage of the order: DONE, MANUAL, REFUNDED…
 * @param amount what the patient paid; without what the insurance paid
 * @param split who paid how much; absent where the patient paid all. Such an order goes back whole
 * @param stuckAtInsurer the insurer does not take back what it has, or does not say that it has nothing
 * @param left what can still be refunded
 * @param problem why it came to a person, or came to nothing; absent when all is well
 * @param presses what a person can press about an order that came to people: LOOK, NOT_CHARGED, UNDONE_BY_BANK, REFUND; nothing
 *     elsewhere
 * @param said what its slip says in large, such as the number to wait with; absent where there is none
 * @param refusal why nothing of it can be refunded; absent when something can
 * @param parts the bills it paid; empty for a registration, which goes back whole
 */
public record MoneyOrder(
        String tradeNo,
        String kind,
        String description,
        String stage,
        Money amount,
        Split split,
        boolean stuckAtInsurer,
        Money left,
        String channelNo,
        Instant openedAt,
        Problem problem,
        List<String> presses,
        String said,
        Problem refusal,
        List<Part> parts,
        List<Step> history,
        List<MoneyRefund> refunds,
        List<Entry> entries) {
    /**
     * A bill that can go back by itself.
     *
     * @param refusal why it cannot; absent when it can
     */
    public record Part(String id, String items, Money amount, Problem refusal) {}

    /** One thing that happened: a step of the saga such as COMMIT, and its state such as DONE. */
    public record Step(Instant at, String step, String state) {}

    /** One line of the double-entry book. */
    public record Entry(Instant at, String debit, String credit, Money amount) {}

    @Override
    public String toString() {
        return "MoneyOrder[" + tradeNo + "]";
    }
}
