package org.houzhen.hardware.driver.scanner;

import java.time.Clock;
import org.houzhen.hardware.CodeScanner;
import org.houzhen.hardware.Device;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceDriver;
import org.houzhen.hardware.DeviceException;

/** Opens scanners in keyboard mode at their input device; the desktop must be told to leave them alone, or it hears them too. */
public final class KeyboardScannerDriver implements DeviceDriver {
    @Override
    public Class<? extends Device> kind() {
        return CodeScanner.class;
    }

    @Override
    public boolean accepts(DeviceAddress address) {
        return address.hasScheme("evdev") && address.allowsModel("keyboard-scanner");
    }

    @Override
    public Device open(String name, DeviceAddress address, Clock clock) throws DeviceException, InterruptedException {
        return SerialScanner.open(name, address, clock, KeyEventDecoder::new);
    }
}
