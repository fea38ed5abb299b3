package org.houzhen.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import org.houzhen.hardware.simulator.IdCardReaderSimulator;
import org.houzhen.hardware.simulator.SimulatedCard;
import org.houzhen.hardware.simulator.SimulatedPeople;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every driver of an identity card reader must do, over whatever cable the subclass lays. */
public abstract class IdCardReaderContract {
    private static final Duration LONG = Duration.ofSeconds(5);
    private static final Duration SHORT = Duration.ofMillis(700);

    protected final IdCardReaderSimulator simulator = new IdCardReaderSimulator();
    private IdCardReader reader;
    private DeviceAddress address;

    /** Connects the simulator and says where the driver finds it. */
    protected abstract DeviceAddress connect() throws Exception;

    /** Pulls the cable. */
    protected abstract void unplug() throws Exception;

    protected abstract DeviceDriver driver();

    @BeforeEach
    void open() throws Exception {
        address = connect();
        reader = (IdCardReader) driver().open("id-card", address, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        reader.close();
        simulator.close();
    }

    @Test
    void anOpenReaderIsOnline() {
        assertThat(reader.status().state()).isEqualTo(DeviceStatus.State.ONLINE);
    }

    @Test
    void everyKindOfCardIsReadAsItWasIssued() throws Exception {
        for (IdCard person : SimulatedPeople.all()) {
            simulator.lay(new SimulatedCard(person));

            assertThat(reader.read(LONG)).isEqualTo(new IdCardReader.Outcome.Read(person));
        }
    }

    @Test
    void noCardEndsWithinTheTimeout() throws Exception {
        long start = System.nanoTime();

        assertThat(reader.read(SHORT)).isInstanceOf(IdCardReader.Outcome.NoCard.class);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SHORT.plusMillis(400));
    }

    @Test
    void aCardLeftLyingIsNotTakenForNoCardNorReadTwice() throws Exception {
        simulator.lay(someone());
        assertThat(reader.read(LONG)).isInstanceOf(IdCardReader.Outcome.Read.class);

        assertThat(reader.read(SHORT)).isInstanceOf(IdCardReader.Outcome.CardStillThere.class);

        simulator.lift();
        assertThat(reader.read(SHORT)).isInstanceOf(IdCardReader.Outcome.NoCard.class);
        simulator.lay(someone());
        assertThat(reader.read(LONG)).isInstanceOf(IdCardReader.Outcome.Read.class);
    }

    @Test
    void aLookThatHasNoTimeForAnAnswerDoesNotTakeALyingCardForLifted() throws Exception {
        simulator.lay(someone());
        assertThat(reader.read(LONG)).isInstanceOf(IdCardReader.Outcome.Read.class);

        assertThat(reader.read(Duration.ZERO)).isInstanceOf(IdCardReader.Outcome.CardStillThere.class);
        assertThat(reader.read(SHORT)).isInstanceOf(IdCardReader.Outcome.CardStillThere.class);
    }

    @Test
    void aWornCardIsUnreadableAndTheNextOneIsRead() throws Exception {
        simulator.wear(true);
        simulator.lay(someone());
        assertThat(reader.read(LONG)).isInstanceOf(IdCardReader.Outcome.Unreadable.class);

        simulator.wear(false);
        simulator.lay(someone());
        assertThat(reader.read(LONG)).isInstanceOf(IdCardReader.Outcome.Read.class);
    }

    @ParameterizedTest
    @CsvSource({
        "65, MOVED",
        "36, MOVED",
        "71, MOVED",
        "64, OTHER_KIND",
        "145, OTHER_KIND",
        "49, NOT_GENUINE",
        "50, NOT_GENUINE",
        "51, NOT_GENUINE"
    })
    void everyRefusalIsToldByItsReason(int status, IdCardReader.Trouble trouble) throws Exception {
        simulator.refuseWith(status);
        simulator.lay(someone());

        assertThat(reader.read(LONG)).isEqualTo(new IdCardReader.Outcome.Unreadable(trouble, status));
    }

    @Test
    void aModuleThatReadsNothingThreeTimesInARowIsResetAndReadsAgain() throws Exception {
        simulator.refuseWith(0x41);
        for (int i = 0; i < 3; i++) {
            simulator.lay(someone());
            assertThat(reader.read(LONG)).isInstanceOf(IdCardReader.Outcome.Unreadable.class);
        }
        assertThat(simulator.resets()).isZero();

        simulator.refuseWith(0);

        assertThat(reader.read(SHORT)).isInstanceOf(IdCardReader.Outcome.CardStillThere.class);
        assertThat(simulator.resets()).isEqualTo(1);
        layAgain(someone());
        assertThat(reader.read(LONG)).isInstanceOf(IdCardReader.Outcome.Read.class);
    }

    /** A module forgets by a reset which card it has read: the forgotten card of one patient is the next one's identity. */
    @Test
    void aCardThatLayThereBeforeAResetIsNotReadUntilItWasTakenAway() throws Exception {
        simulator.lay(someone());
        assertThat(reader.read(LONG)).isInstanceOf(IdCardReader.Outcome.Read.class);
        simulator.fail();
        assertThatThrownBy(() -> reader.probe(LONG)).isInstanceOf(DeviceException.class);
        reader.close();

        reader = (IdCardReader) driver().open("id-card", address, Clock.systemUTC());

        assertThat(simulator.resets()).isEqualTo(1);
        assertThat(reader.read(SHORT)).isInstanceOf(IdCardReader.Outcome.CardStillThere.class);
        assertThat(reader.read(Duration.ZERO)).isInstanceOf(IdCardReader.Outcome.CardStillThere.class);
        layAgain(new SimulatedCard(SimulatedPeople.all().get(1)));
        assertThat(reader.read(LONG))
                .isEqualTo(new IdCardReader.Outcome.Read(SimulatedPeople.all().get(1)));
    }

    @Test
    void aCardThatLayThereBeforeTheReaderWasOpenedIsNotReadUntilItWasTakenAway() throws Exception {
        reader.close();
        simulator.lay(someone());

        reader = (IdCardReader) driver().open("id-card", address, Clock.systemUTC());

        assertThat(reader.read(SHORT)).isInstanceOf(IdCardReader.Outcome.CardStillThere.class);
        simulator.lift();
        reader.probe(LONG);
        simulator.lay(someone());
        assertThat(reader.read(LONG)).isInstanceOf(IdCardReader.Outcome.Read.class);
    }

    private void layAgain(SimulatedCard card) throws Exception {
        simulator.lift();
        assertThat(reader.read(SHORT)).isInstanceOf(IdCardReader.Outcome.NoCard.class);
        simulator.lay(card);
    }

    @Test
    void aModuleWhoseSelfTestFailedIsOfflineAndResetWhenItIsOpenedAgain() throws Exception {
        simulator.fail();
        assertThatThrownBy(() -> reader.probe(LONG))
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.reason()).isEqualTo(DeviceReason.DEVICE_FAULT));
        assertThat(reader.status().reason()).isEqualTo(DeviceReason.DEVICE_FAULT);
        reader.close();

        reader = (IdCardReader) driver().open("id-card", address, Clock.systemUTC());

        assertThat(reader.status().state()).isEqualTo(DeviceStatus.State.ONLINE);
        simulator.lay(someone());
        assertThat(reader.read(LONG)).isInstanceOf(IdCardReader.Outcome.Read.class);
    }

    @Test
    void anOutcomeNeverShowsThePerson() throws Exception {
        simulator.lay(someone());

        String text = reader.read(LONG).toString();

        assertThat(text).doesNotContain("王秀兰").doesNotContain("330699");
    }

    @Test
    void anUnpluggedReaderIsOfflineAndSaysSo() throws Exception {
        unplug();

        await().atMost(LONG).until(() -> reader.status().reason() == DeviceReason.UNPLUGGED);
        assertThatThrownBy(() -> reader.read(SHORT))
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.reason()).isEqualTo(DeviceReason.UNPLUGGED));
    }

    private static SimulatedCard someone() {
        return new SimulatedCard(SimulatedPeople.all().get(0));
    }
}
