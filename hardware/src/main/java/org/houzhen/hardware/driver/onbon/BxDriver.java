package org.houzhen.hardware.driver.onbon;

import java.time.Clock;
import org.houzhen.hardware.Device;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceDriver;
import org.houzhen.hardware.DeviceException;
import org.houzhen.hardware.LedSign;

/** Opens LED signs with Onbon's BX-5K cards, over TCP (port 5005) or a serial line. */
public final class BxDriver implements DeviceDriver {
    @Override
    public Class<? extends Device> kind() {
        return LedSign.class;
    }

    @Override
    public boolean accepts(DeviceAddress address) {
        return address.hasScheme("serial", "tcp") && address.allowsModel("bx5k");
    }

    @Override
    public Device open(String name, DeviceAddress address, Clock clock) throws DeviceException, InterruptedException {
        return BxSign.open(name, address, clock);
    }
}
