package org.houzhen.hardware.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceException;
import org.houzhen.hardware.DeviceReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsbPrintersTest {
    @TempDir
    Path system;

    /** As Linux lists it: a link to the interface, below the device that has the numbers. */
    private void plug(String name, String vendor, String product, String serial) throws Exception {
        Path device = Files.createDirectories(system.resolve("devices").resolve(name));
        Path part = Files.createDirectory(device.resolve("1-1:1.0"));
        Files.writeString(device.resolve("idVendor"), vendor + "\n");
        Files.writeString(device.resolve("idProduct"), product + "\n");
        if (!serial.isEmpty()) {
            Files.writeString(device.resolve("serial"), serial + "\n");
        }
        Path entry = Files.createDirectories(system.resolve("usbmisc").resolve(name));
        Files.createSymbolicLink(entry.resolve("device"), part);
    }

    @Test
    void printersAreFoundByWhatTheySayOfThemselves() throws Exception {
        plug("lp0", "0416", "5011", "SN-prn");
        plug("lp1", "04b8", "0202", "");
        Files.createDirectories(system.resolve("usbmisc/hiddev0"));
        Files.createDirectories(system.resolve("usbmisc/lp2")); // Just pulled out.

        var ports = UsbPrinters.presentIn(system.resolve("usbmisc"));

        assertThat(ports)
                .containsExactly(
                        new UsbPorts.Port("/dev/usb/lp0", 0x0416, 0x5011, "SN-prn"),
                        new UsbPorts.Port("/dev/usb/lp1", 0x04b8, 0x0202, ""));
        assertThat(UsbPorts.find(DeviceAddress.parse("usblp:usb?vid=4b8"), ports))
                .isEqualTo("/dev/usb/lp1");
        assertThat(UsbPrinters.presentIn(system.resolve("absent"))).isEmpty();
    }

    @Test
    void aPrinterThatIsNotThereIsUnplugged() {
        assertThatThrownBy(() ->
                        Link.open(DeviceAddress.parse("usblp:" + system.resolve("lp9")), Duration.ofSeconds(1), null))
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.reason()).isEqualTo(DeviceReason.UNPLUGGED));
    }
}
