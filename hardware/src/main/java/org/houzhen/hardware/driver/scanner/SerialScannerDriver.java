package org.houzhen.hardware.driver.scanner;

import java.time.Clock;
import org.houzhen.hardware.CodeScanner;
import org.houzhen.hardware.Device;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceDriver;
import org.houzhen.hardware.DeviceException;

/** Opens scanners in serial mode, whose suffix is a carriage return. */
public final class SerialScannerDriver implements DeviceDriver {
    @Override
    public Class<? extends Device> kind() {
        return CodeScanner.class;
    }

    @Override
    public boolean accepts(DeviceAddress address) {
        return address.hasScheme("serial", "tcp") && address.allowsModel("serial-scanner");
    }

    @Override
    public Device open(String name, DeviceAddress address, Clock clock) throws DeviceException, InterruptedException {
        return SerialScanner.open(name, address, clock, CodeLineDecoder::new);
    }
}
