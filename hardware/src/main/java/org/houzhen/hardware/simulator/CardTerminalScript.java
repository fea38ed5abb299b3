package org.houzhen.hardware.simulator;

import java.time.Duration;
import java.util.List;

/**
 * What a simulated card terminal does with the next requests that are about money, one manner each, and then approves again.
 *
 * @param delay how long the patient takes for card and PIN
 * @param code of a refusal
 * @param words of a refusal
 */
public record CardTerminalScript(List<Manner> next, Duration delay, String code, String words) {
    public static final CardTerminalScript APPROVE = new CardTerminalScript(List.of(), Duration.ZERO, "51", "余额不足");

    /** What becomes of one request. */
    public enum Manner {
        APPROVE,
        /** With the script's code and words. */
        DECLINE,
        /** It is done and nobody is told. */
        LOSE_AFTER,
        /** It is not done and nobody is told. */
        LOSE_BEFORE,
        /** It is done, and the cable is out before the answer. */
        UNPLUG_AFTER,
        /** The cable is out before it is done. */
        UNPLUG_BEFORE,
        /** It is done; the answer's length is wrong. */
        WRONG_LENGTH,
        /** It is done; the answer's checksum is wrong. */
        WRONG_CHECKSUM,
        /** It is done; the answer belongs to another request. */
        WRONG_ECHO,
        /** It is done; the answer speaks of another amount. */
        WRONG_AMOUNT,
        /** It is done at the bank, whose answer did not reach the terminal in time: code 98. */
        BANK_SILENT;

        boolean isDone() {
            return this != DECLINE && this != LOSE_BEFORE && this != UNPLUG_BEFORE;
        }
    }

    public CardTerminalScript {
        next = List.copyOf(next);
    }

    public static CardTerminalScript of(Manner... next) {
        return new CardTerminalScript(List.of(next), Duration.ZERO, APPROVE.code(), APPROVE.words());
    }

    public CardTerminalScript after(Duration nextDelay) {
        return new CardTerminalScript(next, nextDelay, code, words);
    }

    Manner first() {
        return next.isEmpty() ? Manner.APPROVE : next.get(0);
    }

    CardTerminalScript rest() {
        return next.isEmpty() ? this : new CardTerminalScript(next.subList(1, next.size()), delay, code, words);
    }
}
