package org.houzhen.hardware.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceException;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.hardware.link.UsbPorts.Port;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsbPortsTest {
    private static final List<Port> PLUGGED = List.of(
            new Port("/dev/ttyUSB0", 0x1A86, 0x7523, ""),
            new Port("/dev/ttyACM0", 0x1D6B, 0x0A4A, "SN-1"),
            new Port("/dev/ttyACM1", 0x1D6B, 0x0A4A, "SN-2"));

    @ParameterizedTest
    @CsvSource({
        "vid=1a86, /dev/ttyUSB0",
        "vid=1A86&pid=7523, /dev/ttyUSB0",
        "vid=1d6b&pid=0a4a&serial=SN-2&baud=9600, /dev/ttyACM1",
        "vid=1d6b&pid=a4a&serial=SN-1, /dev/ttyACM0",
    })
    void aPortIsFoundByWhatIsPluggedIntoIt(String wanted, String path) throws Exception {
        assertThat(UsbPorts.find(address(wanted), PLUGGED)).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({
        "vid=1d6b, AMBIGUOUS",
        "vid=1d6b&pid=0a4a, AMBIGUOUS",
        "vid=1d6b&serial=SN-3, UNPLUGGED",
        "vid=dead, UNPLUGGED",
        "vid=scanner, UNSUPPORTED",
        "serial=SN-1, UNSUPPORTED",
    })
    void whatDoesNotNameOnePortIsRefusedWithItsReason(String wanted, DeviceReason reason) {
        assertThatThrownBy(() -> UsbPorts.find(address(wanted), PLUGGED))
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    /** What is plugged into this machine is unknown; asking must not fail. */
    @Test
    void theSystemCanBeAsked() {
        assertThat(UsbPorts.present()).allMatch(port -> port.path().length() > 0);
        assertThat(UsbPorts.isMeant(address("vid=1"))).isTrue();
        assertThat(UsbPorts.isMeant(DeviceAddress.parse("serial:/dev/ttyS0"))).isFalse();
    }

    private static DeviceAddress address(String wanted) {
        return DeviceAddress.parse("serial:usb?" + wanted);
    }
}
