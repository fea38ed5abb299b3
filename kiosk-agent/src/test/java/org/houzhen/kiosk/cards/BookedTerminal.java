package org.houzhen.kiosk.cards;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.function.Consumer;
import org.houzhen.hardware.BankEntry;
import org.houzhen.hardware.CardTerminal;
import org.houzhen.hardware.DeviceException;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.hardware.DeviceStatus;
import org.houzhen.hardware.MaskedCard;

/** A card terminal with a bank in memory; its book survives whatever happens to the agent. */
final class BookedTerminal implements CardTerminal {
    private static final LocalDateTime AT = LocalDateTime.of(2026, 3, 2, 9, 0);

    private final Manner manner;
    private int sales;
    private int taken;
    private int givenBack;
    private int silences;

    /** What becomes of a sale, and of the first questions after it. */
    enum Manner {
        APPROVES,
        DECLINES,
        TAKES_AND_IS_SILENT,
        LOSES_THE_REQUEST,
        IS_UNPLUGGED_BEFORE,
        TAKES_AND_IS_SILENT_FOR_LONG,
        TAKES_AND_SETTLES,
        TAKES_AND_DENIES_IT_WHEN_IT_IS_TO_GIVE_IT_BACK,
        KNOWS_NO_QUERY
    }

    BookedTerminal(Manner manner) {
        this.manner = manner;
    }

    int sales() {
        return sales;
    }

    int taken() {
        return taken;
    }

    int left() {
        return taken - givenBack;
    }

    @Override
    public Outcome sale(Sale sale, Duration timeout) throws DeviceException {
        sales++;
        return switch (manner) {
            case APPROVES, TAKES_AND_DENIES_IT_WHEN_IT_IS_TO_GIVE_IT_BACK -> takes(sale);
            case DECLINES -> new Outcome.Refused(Refusal.WRONG_PIN, "55", "");
            case TAKES_AND_IS_SILENT, TAKES_AND_SETTLES, KNOWS_NO_QUERY -> silent(takes(sale), 0);
            case TAKES_AND_IS_SILENT_FOR_LONG -> silent(takes(sale), 5);
            case LOSES_THE_REQUEST -> new Outcome.Unknown(DeviceReason.NO_ANSWER);
            case IS_UNPLUGGED_BEFORE -> throw new DeviceException(DeviceReason.UNPLUGGED, "cable");
        };
    }

    private Outcome takes(Sale sale) {
        taken++;
        return new Outcome.Done(entry(sale.amountFen()));
    }

    private Outcome silent(Outcome done, int then) {
        silences = then;
        return new Outcome.Unknown(DeviceReason.NO_ANSWER);
    }

    static Outcome done() {
        return new Outcome.Done(entry(1200));
    }

    private static BankEntry entry(long fen) {
        return new BankEntry(fen, MaskedCard.NONE, "000001", "000001", "R00000000001", "", AT, "M", "T");
    }

    @Override
    public Outcome query(String tradeNo, Duration timeout) {
        if (manner == Manner.KNOWS_NO_QUERY) {
            return new Outcome.Unknown(DeviceReason.UNSUPPORTED);
        }
        if (silences-- > 0) {
            return new Outcome.Unknown(DeviceReason.NO_ANSWER);
        }
        return left() > 0 ? done() : notFound();
    }

    @Override
    public Outcome reverse(Sale sale, Duration timeout) {
        if (silences-- > 0) {
            return new Outcome.Unknown(DeviceReason.NO_ANSWER);
        }
        if (left() == 0 || manner == Manner.TAKES_AND_DENIES_IT_WHEN_IT_IS_TO_GIVE_IT_BACK) {
            return notFound();
        }
        if (manner == Manner.TAKES_AND_SETTLES) {
            return new Outcome.Refused(Refusal.SETTLED, "Z5", "");
        }
        givenBack++;
        return done();
    }

    private static Outcome notFound() {
        return new Outcome.Refused(Refusal.NOT_FOUND, "25", "");
    }

    @Override
    public Outcome cancelSale(Sale sale, BankEntry entry, Duration timeout) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Outcome refund(BankEntry entry, long amountFen, Duration timeout) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Outcome settle(Duration timeout) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String name() {
        return "booked";
    }

    @Override
    public DeviceStatus status() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void onStatus(Consumer<DeviceStatus> listener) {}

    @Override
    public DeviceStatus probe(Duration timeout) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
