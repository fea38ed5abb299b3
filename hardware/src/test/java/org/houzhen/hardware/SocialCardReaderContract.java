package org.houzhen.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.houzhen.hardware.SocialCardReader.Outcome;
import org.houzhen.hardware.simulator.CardSlotSimulator;
import org.houzhen.hardware.simulator.SimulatedSocialCard;
import org.houzhen.hardware.simulator.SimulatedSocialCard.Addressing;
import org.houzhen.hardware.simulator.SimulatedSocialCard.Make;
import org.houzhen.hardware.simulator.SimulatedSocialCard.Protocol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every driver of a social-security card reader must do, whatever stands between it and the card. */
public abstract class SocialCardReaderContract {
    protected static final Duration LONG = Duration.ofSeconds(10);
    protected static final Duration SHORT = Duration.ofMillis(700);
    protected static final SocialCard PERSON = new SocialCard(
            "330699199003077137", "欧阳䶮", IdCard.Sex.MALE, LocalDate.of(1990, 3, 7), LocalDate.of(2030, 6, 1));
    protected static final Make COMMON = Make.of(Protocol.T0, Addressing.BY_IDENTIFIER, 2);

    private CardSlotSimulator slot;
    private SocialCardReader reader;

    /** The place for cards of the reader at the address. */
    protected abstract CardSlotSimulator slot() throws Exception;

    protected abstract DeviceAddress address();

    protected abstract DeviceDriver driver();

    @BeforeEach
    void open() throws Exception {
        slot = slot();
        reader = (SocialCardReader) driver().open("social-card", address(), Clock.systemUTC());
        assertThat(reader.read(SHORT).match(IS_THERE))
                .as("an empty slot to begin with")
                .isFalse();
    }

    @AfterEach
    void close() throws Exception {
        if (reader != null) {
            reader.close();
        }
        slot.close();
    }

    static Stream<Make> everyMake() {
        return Stream.of(Protocol.values())
                .flatMap(protocol -> Stream.of(Addressing.values())
                        .flatMap(addressing ->
                                Stream.of(2, 0).map(parameter -> Make.of(protocol, addressing, parameter))));
    }

    @ParameterizedTest
    @MethodSource("everyMake")
    void cardsOfEveryMakeAreRead(Make make) throws Exception {
        slot.insert(SimulatedSocialCard.of(PERSON, make));

        assertThat(reader.read(LONG)).isEqualTo(new Outcome.Read(PERSON));
    }

    @Test
    void noCardEndsWithinTheTimeout() throws Exception {
        long start = System.nanoTime();

        assertThat(reader.read(SHORT)).isInstanceOf(Outcome.NoCard.class);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SHORT.plusMillis(600));
    }

    @Test
    void aCardLeftInsideIsNotReadForTheNextPatient() throws Exception {
        slot.insert(SimulatedSocialCard.of(PERSON, COMMON));
        assertThat(reader.read(LONG)).isInstanceOf(Outcome.Read.class);

        assertThat(reader.read(SHORT)).isInstanceOf(Outcome.CardStillThere.class);
        takeOut();
        slot.insert(SimulatedSocialCard.of(PERSON, COMMON));

        assertThat(reader.read(LONG)).isInstanceOf(Outcome.Read.class);
    }

    @Test
    void aCardLeftInsideBeforeTheReaderWasOpenedIsNotReadEither() throws Exception {
        slot.insert(SimulatedSocialCard.of(PERSON, COMMON));
        assertThat(reader.read(LONG)).isInstanceOf(Outcome.Read.class);
        reader.close();

        reader = (SocialCardReader) driver().open("social-card", address(), Clock.systemUTC());

        assertThat(reader.read(SHORT)).isInstanceOf(Outcome.CardStillThere.class);
    }

    @Test
    void aCardTornOutInTheMiddleOfAnyCommandIsUnreadableAndTheNextOneIsRead() throws Exception {
        for (int command = 1; command <= 5; command++) {
            slot.tearOutDuringCommand(command);
            slot.insert(SimulatedSocialCard.of(PERSON, COMMON));

            await().atMost(LONG).until(() -> reader.read(SHORT) instanceof Outcome.Unreadable);
            assertThat(slot.hasTornOut())
                    .as("torn out during command " + command)
                    .isTrue();
            assertThat(reader.status().state()).isEqualTo(DeviceStatus.State.ONLINE);
            slot.hold();
            takeOut();
        }
        slot.insert(SimulatedSocialCard.of(PERSON, COMMON));

        assertThat(reader.read(LONG)).isEqualTo(new Outcome.Read(PERSON));
    }

    @Test
    void anotherKindOfCardIsToldFromADamagedOne() throws Exception {
        slot.insert(SimulatedSocialCard.ofAnotherKind());

        assertThat(reader.read(LONG)).isInstanceOf(Outcome.OtherCard.class);
    }

    @Test
    void aCardThatWantsAPinFirstIsUnreadableWithItsReason() throws Exception {
        slot.insert(SimulatedSocialCard.of(PERSON, new Make(Protocol.T0, Addressing.BY_IDENTIFIER, 2, false, true)));

        assertThat(reader.read(LONG)).isEqualTo(new Outcome.Unreadable(0x6982));
    }

    @Test
    void anOutcomeNeverShowsThePerson() throws Exception {
        slot.insert(SimulatedSocialCard.of(PERSON, COMMON));

        assertThat(reader.read(LONG).toString())
                .contains("Read")
                .doesNotContain("欧阳")
                .doesNotContain("330699");
    }

    private void takeOut() throws Exception {
        slot.tearOut();
        await().atMost(LONG).until(() -> reader.read(Duration.ZERO) instanceof Outcome.NoCard);
    }

    private static final SocialCardReader.Cases<Boolean> IS_THERE =
            new SocialCardReader.Cases<>(card -> true, () -> false, () -> true, status -> true, () -> true);
}
