package org.houzhen.hardware.driver.pcsc;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javax.smartcardio.Card;
import javax.smartcardio.CardChannel;
import javax.smartcardio.CardException;
import javax.smartcardio.CardTerminal;
import javax.smartcardio.CardTerminals;
import javax.smartcardio.CommandAPDU;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceException;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.hardware.DeviceStatus;
import org.houzhen.hardware.SocialCardReader;
import org.houzhen.hardware.driver.StatusBoard;
import org.houzhen.hardware.link.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One reader known to the PC/SC service. A card that was read stays connected: the connection dies when the card is
 * taken out, so it tells the card that never left from the same place's next card.
 */
final class PcscReader extends StatusBoard implements SocialCardReader {
    private static final Logger LOG = LoggerFactory.getLogger(PcscReader.class);
    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final Duration POLL = Duration.ofMillis(150);
    private static final String ANY = "*";

    private final String wanted;
    private final PcscThread service = PcscThread.OF_THIS_PROCESS;
    private Card known; // The card read before; null if none is. Only the service's thread touches it.

    private PcscReader(String name, String wanted, Clock clock) {
        super(name, clock);
        this.wanted = wanted.toLowerCase(Locale.ROOT);
    }

    static PcscReader open(String name, DeviceAddress address, Clock clock)
            throws DeviceException, InterruptedException {
        var reader = new PcscReader(name, address.target(), clock);
        reader.ask(LIMIT, reader::distrust);
        reader.probe(LIMIT);
        return reader;
    }

    /** A card that was in before may be that of a patient long gone: it must be taken out once. */
    private Optional<Card> distrust(CardTerminals terminals) throws CardException, DeviceException {
        CardTerminal terminal = terminal(terminals);
        known = terminal.isCardPresent() ? terminal.connect(ANY) : null;
        return Optional.ofNullable(known);
    }

    @Override
    public DeviceStatus probe(Duration timeout) throws DeviceException, InterruptedException {
        ask(timeout, terminals -> Optional.of(terminal(terminals).getName()));
        return become(DeviceStatus.State.ONLINE, DeviceReason.READY);
    }

    @Override
    public Outcome read(Duration timeout) throws DeviceException, InterruptedException {
        Deadline deadline = Deadline.in(timeout);
        Outcome outcome;
        do {
            outcome = ask(READ_MAX, this::look).orElseGet(() -> new Outcome.Unreadable(0));
            if (!outcome.match(WAITS)) {
                return outcome;
            }
            pause(deadline.leftUpTo(POLL));
        } while (!deadline.isOver());
        return outcome;
    }

    private static final Cases<Boolean> WAITS =
            new Cases<>(card -> false, () -> true, () -> false, status -> false, () -> true);

    /** Empty if the card is to blame: torn out, silent, or speaking nonsense. */
    private <T> Optional<T> ask(Duration limit, PcscThread.Call<Optional<T>> call)
            throws DeviceException, InterruptedException {
        try {
            return service.call(name(), limit, call);
        } catch (CardException e) {
            return Optional.empty();
        } catch (DeviceException e) {
            become(DeviceStatus.State.OFFLINE, e.reason());
            throw e;
        }
    }

    private Optional<Outcome> look(CardTerminals terminals) throws CardException, DeviceException {
        CardTerminal terminal = terminal(terminals);
        if (!terminal.isCardPresent()) {
            known = null;
            return Optional.of(new Outcome.NoCard());
        }
        Card card = terminal.connect(ANY); // The same object as before as long as that card never left.
        if (card == known) {
            return Optional.of(new Outcome.CardStillThere());
        }
        Outcome outcome = readAlone(card);
        known = outcome.match(IS_READ) ? card : null;
        return Optional.of(outcome);
    }

    private static final Cases<Boolean> IS_READ =
            new Cases<>(card -> true, () -> false, () -> false, status -> false, () -> false);

    private CardTerminal terminal(CardTerminals terminals) throws CardException, DeviceException {
        return terminals.list().stream()
                .filter(terminal -> wanted.equals(ANY)
                        || terminal.getName().toLowerCase(Locale.ROOT).contains(wanted))
                .findFirst()
                .orElseThrow(() -> new DeviceException(DeviceReason.UNPLUGGED, name() + ": no such card reader"));
    }

    /** No other program may select another file of the card in between. */
    private Outcome readAlone(Card card) throws CardException {
        card.beginExclusive();
        try {
            CardChannel channel = card.getBasicChannel();
            return new SocialCardChip(command ->
                            channel.transmit(new CommandAPDU(command)).getBytes())
                    .read();
        } finally {
            release(card);
        }
    }

    private void release(Card card) {
        try {
            card.endExclusive();
        } catch (CardException | IllegalStateException e) {
            LOG.debug("{}: the card is gone", name());
        }
    }

    private static void pause(Duration duration) throws InterruptedException {
        LockSupport.parkNanos(duration.toNanos());
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /** Leaves a card unpowered for whoever comes next. */
    @Override
    public void close() {
        service.later(this::letGo);
    }

    private void letGo() {
        Card card = known;
        known = null;
        if (card != null) {
            try {
                card.disconnect(true);
            } catch (CardException | IllegalStateException e) {
                LOG.debug("{}: the card is gone", name());
            }
        }
    }
}
