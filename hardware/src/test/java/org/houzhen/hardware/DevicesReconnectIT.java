package org.houzhen.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.houzhen.hardware.link.PtyPair;
import org.houzhen.hardware.simulator.IdCardReaderSimulator;
import org.houzhen.hardware.simulator.SimulatedCard;
import org.houzhen.hardware.simulator.SimulatedPeople;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A serial device that is pulled out and put back is used again, as after somebody tripped over its cable. */
class DevicesReconnectIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Devices.Pace PACE = new Devices.Pace(
            Duration.ofMillis(300), Duration.ofSeconds(2), Duration.ofMillis(50), Duration.ofMillis(500));

    @TempDir
    Path folder;

    @Test
    void aSerialReaderWorksAgainAfterItsCableWasPulledTwice() throws Exception {
        var cable = new PtyPair(folder);
        var person = SimulatedPeople.all().get(0);
        List<DeviceStatus.State> heard = new CopyOnWriteArrayList<>();
        var devices = new Devices(Clock.systemUTC(), PACE, Devices.installedDrivers());
        try (devices;
                var simulator = new IdCardReaderSimulator()) {
            simulator.attach(cable.device().toString());
            var reader = devices.supervise("id-card", IdCardReader.class, DeviceAddress.parse(cable.hostAddress()));
            reader.onStatus(status -> heard.add(status.state()));
            for (int pull = 0; pull < 2; pull++) {
                awaitReason(reader, DeviceReason.READY);
                simulator.lift(); // A card that lay there before the reader came back is not believed.
                IdCardReader.Outcome none = reader.use(LIMIT, device -> device.read(LOOK));
                assertThat(none).isInstanceOf(IdCardReader.Outcome.NoCard.class);
                simulator.lay(new SimulatedCard(person));
                IdCardReader.Outcome outcome = reader.use(LIMIT, device -> device.read(LIMIT));
                assertThat(outcome).isEqualTo(new IdCardReader.Outcome.Read(person));

                cable.unplug();
                awaitReason(reader, DeviceReason.UNPLUGGED);
                simulator.unplug();
                cable.plug();
                simulator.plug();
            }
            awaitReason(reader, DeviceReason.READY);
        }
        cable.close();
        assertThat(heard).contains(DeviceStatus.State.ONLINE, DeviceStatus.State.OFFLINE);
    }

    private static void awaitReason(Supervised<?> device, DeviceReason reason) {
        await().atMost(LIMIT).until(() -> device.status().reason() == reason);
    }
}
