package org.houzhen.hardware.driver.pcsc;

import java.time.Clock;
import org.houzhen.hardware.Device;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceDriver;
import org.houzhen.hardware.DeviceException;
import org.houzhen.hardware.SocialCardReader;

/** Opens chip card readers by a part of their PC/SC name; {@code pcsc:*} is the first there is. */
public final class PcscDriver implements DeviceDriver {
    @Override
    public Class<? extends Device> kind() {
        return SocialCardReader.class;
    }

    @Override
    public boolean accepts(DeviceAddress address) {
        return address.hasScheme("pcsc") && address.allowsModel("pcsc");
    }

    @Override
    public Device open(String name, DeviceAddress address, Clock clock) throws DeviceException, InterruptedException {
        return PcscReader.open(name, address, clock);
    }
}
