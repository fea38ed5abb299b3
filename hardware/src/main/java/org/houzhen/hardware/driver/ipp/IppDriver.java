package org.houzhen.hardware.driver.ipp;

import java.time.Clock;
import org.houzhen.hardware.Device;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceDriver;
import org.houzhen.hardware.DeviceException;
import org.houzhen.hardware.ReportPrinter;

/** Opens printers that take PDF over IPP, directly or behind a print server. */
public final class IppDriver implements DeviceDriver {
    @Override
    public Class<? extends Device> kind() {
        return ReportPrinter.class;
    }

    @Override
    public boolean accepts(DeviceAddress address) {
        return address.hasScheme("ipp") && address.allowsModel("ipp");
    }

    @Override
    public Device open(String name, DeviceAddress address, Clock clock) throws DeviceException, InterruptedException {
        return IppPrinter.open(name, address, clock);
    }
}
