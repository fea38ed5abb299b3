package org.houzhen.hardware.driver.mispos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.houzhen.hardware.CardTerminal;
import org.houzhen.hardware.CardTerminal.Outcome;
import org.houzhen.hardware.CardTerminal.Refusal;
import org.houzhen.hardware.CardTerminal.Sale;
import org.houzhen.hardware.CardTerminalContract;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceDriver;
import org.houzhen.hardware.DeviceException;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.hardware.simulator.BankBook;
import org.houzhen.hardware.simulator.CardTerminalScript;
import org.houzhen.hardware.simulator.CardTerminalScript.Manner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract over TCP on loopback, and what only a cable that can be cut at a moment shows. */
class MisposTerminalTest extends CardTerminalContract {
    private static final int RUNS = 150;
    private static final Duration IMPATIENT = Duration.ofMillis(60);
    private int port;

    @Override
    protected DeviceAddress connect() throws Exception {
        port = simulator.listen(0);
        return address("");
    }

    @Override
    protected void unplug() throws Exception {
        simulator.unplug();
    }

    @Override
    protected DeviceDriver driver() {
        return new MisposDriver();
    }

    private DeviceAddress address(String query) {
        return DeviceAddress.parse("tcp:127.0.0.1:" + port + query);
    }

    private CardTerminal again() throws Exception {
        terminal.close();
        simulator.plug();
        terminal = (CardTerminal) driver().open("card-terminal", address(""), Clock.systemDefaultZone());
        return terminal;
    }

    @ParameterizedTest
    @EnumSource(names = {"UNPLUG_AFTER", "UNPLUG_BEFORE"})
    void aCableCutInMidSaleProvesNothing(Manner manner) throws Exception {
        simulator.follow(CardTerminalScript.of(manner));

        assertThat(terminal.sale(SALE, LONG)).isEqualTo(new Outcome.Unknown(DeviceReason.UNPLUGGED));

        Outcome found = again().query(SALE.tradeNo(), LONG);
        assertThat(found).isInstanceOf(manner == Manner.UNPLUG_AFTER ? Outcome.Done.class : Outcome.Refused.class);
    }

    @Test
    void aTerminalThatCannotBeAskedByOurNumberSaysSoAndMovesNothing() throws Exception {
        terminal.close();
        terminal = (CardTerminal) driver().open("card-terminal", address("?query=none"), Clock.systemDefaultZone());

        assertThat(terminal.query(SALE.tradeNo(), LONG)).isEqualTo(new Outcome.Unknown(DeviceReason.UNSUPPORTED));
        assertThat(terminal.probe(LONG).reason()).isEqualTo(DeviceReason.READY);
        assertThat(simulator.requests()).isZero();
    }

    @Test
    void aTerminalThatDoesNotKnowTheTypeOfTheQuestionHasNotSaidNo() throws Exception {
        terminal.close();
        terminal = (CardTerminal) driver().open("card-terminal", address("?query=77"), Clock.systemDefaultZone());

        assertThat(terminal.query(SALE.tradeNo(), LONG)).isEqualTo(new Outcome.Unknown(DeviceReason.UNSUPPORTED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?query=7", "?counter=123456789", "?operator=柜"})
    void settingsThatMakeNoSenseAreRefused(String settings) {
        assertThatThrownBy(() -> driver().open("card-terminal", address(settings), Clock.systemDefaultZone()))
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.reason()).isEqualTo(DeviceReason.UNSUPPORTED));
    }

    /** Whoever keeps to the interface's rule ends up knowing where the money is, whatever the cable and the bank do. */
    @Test
    void aCallerWhoAsksAndReversesKnowsInTheEndWhereTheMoneyIs() throws Exception {
        var chance = new Random(20261122);
        for (int run = 0; run < RUNS; run++) {
            simulator.follow(CardTerminalScript.of(manners(chance)));
            var sale = new Sale("HZ-RUN-" + run, 1 + chance.nextInt(100_000));

            boolean paid = settled(sale);

            List<BankBook.Entry> ofIt = simulator.book().stream()
                    .filter(entry -> entry.tradeNo().equals(sale.tradeNo()))
                    .toList();
            assertThat(ofIt).as("run %s", run).hasSizeLessThanOrEqualTo(1);
            assertThat(ofIt.stream().anyMatch(entry -> entry.state() == BankBook.State.TAKEN))
                    .as("run %s", run)
                    .isEqualTo(paid);
        }
    }

    private static Manner[] manners(Random chance) {
        return Stream.generate(() -> Manner.values()[chance.nextInt(Manner.values().length)])
                .limit(chance.nextInt(4))
                .toArray(Manner[]::new);
    }

    /** True if it is paid. Here a sale that is not proven is asked for once, and reversed until there is an answer. */
    private boolean settled(Sale sale) throws Exception {
        Outcome outcome = terminal.sale(sale, IMPATIENT);
        if (outcome instanceof Outcome.Unknown) {
            outcome = patiently(() -> terminal.query(sale.tradeNo(), IMPATIENT));
        }
        while (outcome instanceof Outcome.Unknown) {
            outcome = patiently(() -> terminal.reverse(sale, IMPATIENT));
            if (outcome instanceof Outcome.Done || isNotFound(outcome)) {
                return false;
            }
            outcome = new Outcome.Unknown(DeviceReason.NO_ANSWER); // A refused reversal leaves it as it was.
        }
        return outcome instanceof Outcome.Done;
    }

    private static boolean isNotFound(Outcome outcome) {
        return outcome instanceof Outcome.Refused no && no.reason() == Refusal.NOT_FOUND;
    }

    /** A terminal that is gone is opened again; what it was asked meanwhile is not known. */
    private Outcome patiently(Asking asking) throws Exception {
        try {
            return asking.ask();
        } catch (DeviceException e) {
            again();
            return new Outcome.Unknown(e.reason());
        }
    }

    private interface Asking {
        Outcome ask() throws DeviceException, InterruptedException;
    }
}
