package org.houzhen.hardware.driver.pcsc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceDriver;
import org.houzhen.hardware.DeviceException;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.hardware.Devices;
import org.houzhen.hardware.SocialCardReader;
import org.houzhen.hardware.SocialCardReader.Outcome;
import org.houzhen.hardware.SocialCardReaderContract;
import org.houzhen.hardware.simulator.CardSlotSimulator;
import org.houzhen.hardware.simulator.SimulatedSocialCard;
import org.houzhen.hardware.simulator.SimulatedSocialCard.Addressing;
import org.houzhen.hardware.simulator.SimulatedSocialCard.Make;
import org.houzhen.hardware.simulator.SimulatedSocialCard.Protocol;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The contract, and the service's restarts, through the JDK, pcscd and vpcd as they ship. */
class PcscReaderIT extends SocialCardReaderContract {
    private static final CardServiceStack SERVICE = new CardServiceStack();
    private static final Devices.Pace PACE = new Devices.Pace(
            Duration.ofMillis(300), Duration.ofSeconds(2), Duration.ofMillis(50), Duration.ofMillis(500));

    @BeforeAll
    static void startService() throws Exception {
        SERVICE.start();
    }

    @AfterAll
    static void stopService() throws Exception {
        SERVICE.end();
    }

    @Override
    protected CardSlotSimulator slot() {
        return SERVICE.slot();
    }

    @Override
    protected DeviceAddress address() {
        return DeviceAddress.parse("pcsc:virtual pcd");
    }

    @Override
    protected DeviceDriver driver() {
        return new PcscDriver();
    }

    @Test
    void aReaderThatIsNotThereIsUnplugged() {
        assertThatThrownBy(() -> driver().open("x", DeviceAddress.parse("pcsc:no such reader"), Clock.systemUTC()))
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.reason()).isEqualTo(DeviceReason.UNPLUGGED));
    }

    @Test
    void theServiceMayBeRestartedTwiceAndTheReaderComesBackByItself() throws Exception {
        try (var devices = new Devices(Clock.systemUTC(), PACE, Devices.installedDrivers());
                var slot = slot()) {
            var reader = devices.supervise("social-card", SocialCardReader.class, address());
            for (int restart = 0; restart < 2; restart++) {
                await().atMost(LONG).until(() -> reader.status().reason() == DeviceReason.READY);
                SERVICE.stop();
                await().atMost(LONG).until(() -> reader.status().reason() == DeviceReason.SERVICE_STOPPED);
                SERVICE.start();
            }
            await().atMost(LONG).until(() -> reader.status().reason() == DeviceReason.READY);
            slot.insert(SimulatedSocialCard.of(PERSON, COMMON));
            Outcome outcome = reader.use(LONG, device -> device.read(LONG));
            assertThat(outcome).isEqualTo(new Outcome.Read(PERSON));
        }
    }

    @Test
    void openscReadsTheSameCardOfBothProtocols() throws Exception {
        for (Protocol protocol : Protocol.values()) {
            await().atMost(LONG).until(() -> !SERVICE.tool("--list-readers").contains("Yes"));
            try (var slot = slot()) {
                slot.insert(SimulatedSocialCard.of(PERSON, Make.of(protocol, Addressing.BY_IDENTIFIER, 2)));
                await().atMost(LONG).until(() -> SERVICE.tool("--list-readers").contains("Yes"));

                String said = SERVICE.tool(
                        "--reader=0",
                        "--card-driver=default",
                        "-s",
                        "00:A4:04:00:0F:73:78:31:2E:73:68:2E:C9:E7:BB:E1:B1:A3:D5:CF",
                        "-s",
                        "00:A4:02:00:02:EF:06",
                        "-s",
                        "00:B2:08:00:14");

                assertThat(said.lines().filter(line -> line.contains("SW1=0x90")))
                        .as(said)
                        .hasSize(3);
                assertThat(said)
                        .contains("08 12 33 33 30 36 39 39 31 39 39 30 30 33 30 37")
                        .contains("37 31 33 37");
            }
        }
    }
}
