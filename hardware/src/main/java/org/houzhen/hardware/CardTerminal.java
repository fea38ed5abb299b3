package org.houzhen.hardware;

import java.time.Duration;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A bank's card terminal beside the kiosk (MIS-POS): it reads cards and PINs itself and talks to the bank itself; the
 * kiosk says how much and hears what became of it. One thread uses it at a time; every call ends within its timeout.
 *
 * <p>The caller stores what it is about to do, under the trade number, before each call that changes something. Whatever
 * is not proven is {@link Outcome.Unknown} and never a no: then {@link #query}, and if that knows no more, {@link #reverse},
 * both as often as needed; never a second sale.
 *
 * <p>An exception means that nothing was sent: the terminal was told nothing, and nothing was learned of it. Of a
 * call that was interrupted nothing is known.
 */
public interface CardTerminal extends Device {
    /**
     * Has the terminal take the money: it waits for card and PIN by itself, so give it a minute or more. A terminal
     * is told once only, and never again by this call.
     *
     * @throws DeviceException if nothing was sent, so that no money moved
     */
    Outcome sale(Sale sale, Duration timeout) throws DeviceException, InterruptedException;

    /**
     * Asks the terminal what became of the sale of this trade number; changes nothing and may be repeated.
     * {@link Outcome.Done} is the sale's own entry: the money was taken and not given back. {@link Refusal#NOT_FOUND},
     * the only refusal there is: it was not taken, or was given back. A terminal that is busy is {@link Outcome.Unknown}.
     *
     * @throws DeviceException if it could not be asked: nothing was learned
     */
    Outcome query(String tradeNo, Duration timeout) throws DeviceException, InterruptedException;

    /**
     * Undoes a sale whose answer was lost (冲正), by its trade number; may be repeated until it is answered.
     * {@link Outcome.Done}: it had been taken and is given back. {@link Refusal#NOT_FOUND}: there was nothing to give
     * back. Any other refusal, such as after settling: what was taken stays taken, and staff must help.
     *
     * @throws DeviceException if nothing was sent
     */
    Outcome reverse(Sale sale, Duration timeout) throws DeviceException, InterruptedException;

    /**
     * Takes back a whole sale whose entry is known, before it is settled (撤销); {@link Refusal#SETTLED} afterwards, when
     * only {@link #refund} helps. Done again it is refused with {@link Refusal#NOT_FOUND}: query first.
     *
     * @throws DeviceException if nothing was sent
     */
    Outcome cancelSale(Sale sale, BankEntry entry, Duration timeout) throws DeviceException, InterruptedException;

    /**
     * Gives back all or a part of a sale of any day (退货). Terminals know no number of ours for this, so an
     * {@link Outcome.Unknown} can only be cleared up by the bank's statement: it is for a person, never repeated.
     *
     * @throws DeviceException if nothing was sent
     */
    Outcome refund(BankEntry entry, long amountFen, Duration timeout) throws DeviceException, InterruptedException;

    /**
     * Closes the terminal's batch of the day with the bank (结算); sales before it can no longer be cancelled.
     *
     * @throws DeviceException if nothing was sent
     */
    Outcome settle(Duration timeout) throws DeviceException, InterruptedException;

    /**
     * What is to be paid, and under which number of ours.
     *
     * @param tradeNo 6 to 32 letters, digits, {@code _} or {@code -}, never used before
     */
    record Sale(String tradeNo, long amountFen) {
        public static final long AMOUNT_FEN_MAX = 999_999_999_999L;
        private static final Pattern TRADE_NO = Pattern.compile("[0-9A-Za-z_-]{6,32}");

        public Sale {
            if (!isTradeNo(tradeNo)) {
                throw new IllegalArgumentException("a trade number has 6 to 32 letters and digits");
            }
            if (amountFen < 1 || amountFen > AMOUNT_FEN_MAX) {
                throw new IllegalArgumentException("a sale is of one fen or more");
            }
        }

        public static boolean isTradeNo(String text) {
            return TRADE_NO.matcher(text).matches();
        }
    }

    /** Why the terminal or the bank said no, as far as a patient should hear something different. */
    enum Refusal {
        /** The patient pressed cancel, or took the card out. */
        CANCELLED_BY_PATIENT,
        /** Nobody put a card in or typed the PIN in time. */
        NOBODY_CAME,
        WRONG_PIN,
        NOT_ENOUGH_MONEY,
        /** Expired, lost, blocked, unreadable, or of a kind not taken here: another card may do. */
        CARD_NOT_ACCEPTED,
        /** No such sale, or it was taken back. */
        NOT_FOUND,
        /** The sale is settled and can only be refunded. */
        SETTLED,
        /** The terminal is busy with something else, was not signed in, or cannot reach the bank: nothing was taken. */
        NOT_READY,
        /** Any other no; its code and words are the bank's. */
        DECLINED
    }

    /** What became of one request. */
    sealed interface Outcome {
        <T> T match(Cases<T> cases);

        /** The terminal said that it is done. */
        record Done(BankEntry entry) implements Outcome {
            @Override
            public <T> T match(Cases<T> cases) {
                return cases.done().apply(entry);
            }
        }

        /**
         * The terminal said that it is not done, and why.
         *
         * @param code two characters of the bank's
         * @param words the bank's, for the patient; may be empty
         */
        record Refused(Refusal reason, String code, String words) implements Outcome {
            @Override
            public <T> T match(Cases<T> cases) {
                return cases.refused().apply(this);
            }
        }

        /** It was asked for, and whether it was done is not proven. */
        record Unknown(DeviceReason reason) implements Outcome {
            @Override
            public <T> T match(Cases<T> cases) {
                return cases.unknown().apply(reason);
            }
        }
    }

    /** One answer for each outcome, so that a forgotten one fails to compile. */
    record Cases<T>(
            Function<BankEntry, T> done, Function<Outcome.Refused, T> refused, Function<DeviceReason, T> unknown) {}
}
