package org.houzhen.hardware.driver.mispos;

import java.time.Clock;
import org.houzhen.hardware.CardTerminal;
import org.houzhen.hardware.Device;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceDriver;
import org.houzhen.hardware.DeviceException;

/** Opens card terminals that speak MIS-POS records over a serial line or TCP. */
public final class MisposDriver implements DeviceDriver {
    @Override
    public Class<? extends Device> kind() {
        return CardTerminal.class;
    }

    @Override
    public boolean accepts(DeviceAddress address) {
        return address.hasScheme("serial", "tcp") && address.allowsModel("mispos");
    }

    @Override
    public Device open(String name, DeviceAddress address, Clock clock) throws DeviceException, InterruptedException {
        return MisposTerminal.open(name, address, clock);
    }
}
