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

/** What every driver of an identity card reader must do, over whatever cable the subclass lays. */
public abstract class IdCardReaderContract {
    private static final Duration LONG = Duration.ofSeconds(5);
    private static final Duration SHORT = Duration.ofMillis(700);

    protected final IdCardReaderSimulator simulator = new IdCardReaderSimulator();
    private IdCardReader reader;

    /** Connects the simulator and says where the driver finds it. */
    protected abstract DeviceAddress connect() throws Exception;

    /** Pulls the cable. */
    protected abstract void unplug() throws Exception;

    protected abstract DeviceDriver driver();

    @BeforeEach
    void open() throws Exception {
        reader = (IdCardReader) driver().open("id-card", connect(), Clock.systemUTC());
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
