package org.houzhen.hardware.driver.onbon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceDriver;
import org.houzhen.hardware.DeviceException;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.hardware.LedSign;
import org.houzhen.hardware.LedSign.Colour;
import org.houzhen.hardware.LedSign.Line;
import org.houzhen.hardware.LedSignContract;
import org.junit.jupiter.api.Test;

/** The contract over TCP on loopback. */
class BxSignTest extends LedSignContract {
    private int port;

    @Override
    protected DeviceAddress connect() throws Exception {
        port = simulator.listen(0);
        return DeviceAddress.parse("tcp:127.0.0.1:" + port);
    }

    @Override
    protected void unplug() throws Exception {
        simulator.unplug();
    }

    @Override
    protected DeviceDriver driver() {
        return new BxDriver();
    }

    @Test
    void aSizeThatIsNotTheSignsIsRefusedByTheSign() throws Exception {
        var wrong = DeviceAddress.parse("tcp:127.0.0.1:" + port + "?width=128");
        try (var sign = (LedSign) driver().open("led", wrong, Clock.systemUTC())) {
            assertThatThrownBy(() -> sign.show(List.of(new Line("x", Colour.RED)), Duration.ofSeconds(5)))
                    .isInstanceOfSatisfying(
                            DeviceException.class, e -> assertThat(e.reason()).isEqualTo(DeviceReason.DEVICE_FAULT));
        }
        assertThatThrownBy(() -> driver().open(
                                "led", DeviceAddress.parse("tcp:127.0.0.1:" + port + "?width=65"), Clock.systemUTC()))
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.reason()).isEqualTo(DeviceReason.UNSUPPORTED));
    }
}
