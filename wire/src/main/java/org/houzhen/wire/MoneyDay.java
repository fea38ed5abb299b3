package org.houzhen.wire;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A day of money, compared with each channel and with the hospital.
 *
 * @param sources everybody it is compared with
 * @param accounts all accounts with what was booked on them up to the end of the day; they sum to zero
 */
public record MoneyDay(LocalDate day, List<Source> sources, List<Difference> differences, List<Account> accounts) {
    /**
     * One source.
     *
     * @param source HOSPITAL, or a channel such as WECHAT
     * @param comparedAt absent as long as it was not compared
     */
    public record Source(
            String source,
            Instant comparedAt,
            Money oursPaid,
            Money oursRefunded,
            Money theirsPaid,
            Money theirsRefunded,
            int matched,
            int open) {}

    /**
     * A movement that one side has and the other has not, or has otherwise.
     *
     * @param direction PAID or REFUNDED
     * @param kind OURS_ONLY, THEIRS_ONLY, AMOUNT or STATE
     * @param action what is to be done by default: ASK_THEM, RETURN_MONEY, CORRECT or ASK_AGAIN
     * @param decision what was done; absent as long as nothing was
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
            String decision,
            String note,
            String decidedBy,
            String approvedBy,
            Instant decidedAt) {}

    /** One account of the book. */
    public record Account(String account, Money debit, Money credit, Money balance) {}
}
