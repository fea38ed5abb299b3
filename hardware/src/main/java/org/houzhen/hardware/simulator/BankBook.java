package org.houzhen.hardware.simulator;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.houzhen.hardware.MaskedCard;

/** What the simulated bank took and gave back: the truth by which a test judges what a host believes. */
public final class BankBook {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MMdd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss");

    private final Clock clock;
    private final List<Entry> entries = new ArrayList<>();
    private int trace;
    private int batch = 1;

    /** Where the money of a sale is. */
    public enum State {
        TAKEN,
        REVERSED,
        CANCELLED,
        REFUNDED
    }

    /** One sale; {@code refundedFen} of it went back in parts. */
    public record Entry(
            String tradeNo,
            long amountFen,
            State state,
            long refundedFen,
            MaskedCard card,
            String trace,
            String batch,
            String reference,
            LocalDateTime at) {
        Entry becoming(State next) {
            return new Entry(tradeNo, amountFen, next, refundedFen, card, trace, batch, reference, at);
        }

        Entry refunded(long fen) {
            long back = refundedFen + fen;
            State next = back == amountFen ? State.REFUNDED : state;
            return new Entry(tradeNo, amountFen, next, back, card, trace, batch, reference, at);
        }

        String date() {
            return DATE.format(at);
        }

        String time() {
            return TIME.format(at);
        }

        long leftFen() {
            return state == State.TAKEN ? amountFen - refundedFen : 0;
        }
    }

    BankBook(Clock clock) {
        this.clock = clock;
    }

    Entry take(String tradeNo, long amountFen, String cardNumber) {
        trace++;
        LocalDateTime now = LocalDateTime.now(clock).withNano(0);
        var entry = new Entry(
                tradeNo,
                amountFen,
                State.TAKEN,
                0,
                MaskedCard.of(cardNumber),
                String.format("%06d", trace),
                String.format("%06d", batch),
                String.format("%s%06d", TIME.format(now), trace),
                now);
        entries.add(entry);
        return entry;
    }

    /** What stands in an answer that is about no sale. */
    Entry blank() {
        LocalDateTime now = LocalDateTime.now(clock).withNano(0);
        String batchNow = String.format("%06d", batch);
        return new Entry("", 0, State.TAKEN, 0, MaskedCard.NONE, "", batchNow, "", now);
    }

    /** The sale of this trade number whose money is not back. */
    Optional<Entry> standing(String tradeNo) {
        return find(entry -> entry.tradeNo().equals(tradeNo) && entry.state() == State.TAKEN);
    }

    Optional<Entry> find(Predicate<Entry> wanted) {
        return entries.stream().filter(wanted).findFirst();
    }

    Entry replace(Entry before, Entry after) {
        entries.set(entries.indexOf(before), after);
        return after;
    }

    boolean isSettled(Entry entry) {
        return !entry.batch().equals(String.format("%06d", batch));
    }

    /** What was in the batch that ends. */
    long settle() {
        long sum = entries.stream()
                .filter(entry -> !isSettled(entry))
                .mapToLong(Entry::leftFen)
                .sum();
        batch++;
        return sum;
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }
}
