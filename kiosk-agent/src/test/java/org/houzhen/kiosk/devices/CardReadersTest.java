package org.houzhen.kiosk.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.houzhen.hardware.Device;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceDriver;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.hardware.DeviceStatus;
import org.houzhen.hardware.Devices;
import org.houzhen.hardware.SocialCardReader;
import org.houzhen.hardware.simulator.IdCardReaderSimulator;
import org.houzhen.hardware.simulator.SimulatedCard;
import org.houzhen.hardware.simulator.SimulatedPeople;
import org.houzhen.kiosk.FakeDevices;
import org.houzhen.kiosk.devices.CardReading.Hint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A reader of identity cards that speaks its bytes, and one of social-security cards that answers what a test wants. */
class CardReadersTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofMillis(1200);
    private static final Devices.Pace PACE = new Devices.Pace(
            Duration.ofMillis(300), Duration.ofSeconds(2), Duration.ofMillis(50), Duration.ofMillis(500));

    private final IdCardReaderSimulator identity = new IdCardReaderSimulator();
    private final SocialReader social = new SocialReader();
    private Devices supervisor;
    private PluggedDevices devices;

    @BeforeEach
    void plug() throws Exception {
        List<DeviceDriver> drivers = new ArrayList<>(Devices.installedDrivers());
        drivers.add(social);
        supervisor = new Devices(Clock.systemUTC(), PACE, drivers);
        devices = new PluggedDevices(
                supervisor,
                Map.of(
                        Part.ID_CARD,
                        DeviceAddress.parse("tcp:127.0.0.1:" + identity.listen(0)),
                        Part.SOCIAL_CARD,
                        DeviceAddress.parse("fake:reader")));
        await().atMost(LIMIT).until(() -> devices.usable(Part.ID_CARD) && devices.usable(Part.SOCIAL_CARD));
    }

    @AfterEach
    void unplug() {
        supervisor.close();
        identity.close();
    }

    @Test
    void whicheverCardIsThereIsRead() throws Exception {
        assertThat(devices.readCard(LOOK).hint()).isEqualTo(Hint.NONE);

        identity.lay(new SimulatedCard(SimulatedPeople.all().get(0)));
        assertThat(devices.readCard(LOOK).holder().orElseThrow().kind()).isEqualTo(CardHolder.Kind.IDENTITY_CARD);

        identity.lift();
        social.outcome = new SocialCardReader.Outcome.Read(FakeDevices.SOCIAL_CARD);
        assertThat(devices.readCard(LOOK).holder().orElseThrow().kind()).isEqualTo(CardHolder.Kind.SOCIAL_CARD);
    }

    @Test
    void aCardWinsOverAHintAndAHintOverSilence() throws Exception {
        identity.refuseWith(0x40);
        identity.lay(new SimulatedCard(SimulatedPeople.all().get(0)));
        assertThat(devices.readCard(LOOK).hint()).isEqualTo(Hint.NOT_AN_IDENTITY_CARD);

        social.outcome = new SocialCardReader.Outcome.Read(FakeDevices.SOCIAL_CARD);
        assertThat(devices.readCard(LOOK).holder()).isPresent();
    }

    @Test
    void everyOutcomeOfASocialSecurityCardHasItsHint() throws Exception {
        Map<SocialCardReader.Outcome, Hint> hints = Map.of(
                new SocialCardReader.Outcome.OtherCard(), Hint.NOT_A_SOCIAL_CARD,
                new SocialCardReader.Outcome.Unreadable(0), Hint.SOCIAL_CARD_UNREADABLE,
                new SocialCardReader.Outcome.CardStillThere(), Hint.TAKE_SOCIAL_CARD_OUT);
        for (Map.Entry<SocialCardReader.Outcome, Hint> hint : hints.entrySet()) {
            social.outcome = hint.getKey();

            assertThat(devices.readCard(LOOK)).isEqualTo(CardReading.none(hint.getValue()));
        }
    }

    @Test
    void oneReaderServesWhileTheOtherIsDown() throws Exception {
        identity.unplug();
        await().atMost(LIMIT).until(() -> !devices.usable(Part.ID_CARD));

        assertThat(devices.readCard(LOOK).hint()).isEqualTo(Hint.NONE);
        social.outcome = new SocialCardReader.Outcome.Read(FakeDevices.SOCIAL_CARD);
        assertThat(devices.readCard(LOOK).holder()).isPresent();
        assertThat(devices.conditions())
                .filteredOn(condition -> condition.part() == Part.ID_CARD)
                .allSatisfy(condition -> {
                    assertThat(condition.status().reason()).isEqualTo(DeviceReason.UNPLUGGED);
                    assertThat(condition.faults()).isNotEmpty();
                });
    }

    @Test
    void withoutAnyReaderThePatientIsTold() throws Exception {
        var bare = new PluggedDevices(supervisor, Map.of());

        assertThat(bare.readCard(LOOK).hint()).isEqualTo(Hint.READER_DOWN);
    }

    /** Both the driver and its only device. */
    private static final class SocialReader implements DeviceDriver, SocialCardReader {
        private volatile Outcome outcome = new Outcome.NoCard();
        private final DeviceStatus status =
                new DeviceStatus(DeviceStatus.State.ONLINE, DeviceReason.READY, Instant.EPOCH);

        @Override
        public Class<? extends Device> kind() {
            return SocialCardReader.class;
        }

        @Override
        public boolean accepts(DeviceAddress address) {
            return address.hasScheme("fake");
        }

        @Override
        public Device open(String name, DeviceAddress address, Clock clock) {
            return this;
        }

        @Override
        public Outcome read(Duration timeout) {
            return outcome;
        }

        @Override
        public String name() {
            return "social-card";
        }

        @Override
        public DeviceStatus status() {
            return status;
        }

        @Override
        public void onStatus(Consumer<DeviceStatus> listener) {
            listener.accept(status);
        }

        @Override
        public DeviceStatus probe(Duration timeout) {
            return status;
        }

        @Override
        public void close() {
            outcome = new Outcome.NoCard();
        }
    }
}
