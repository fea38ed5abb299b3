package org.houzhen.hardware.driver.medins;

import java.time.Clock;
import org.houzhen.hardware.Device;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceDriver;
import org.houzhen.hardware.DeviceException;
import org.houzhen.hardware.InsuranceTerminal;

/** Opens insurance terminals: through a component of the province ({@code medins:}), or over the wire of its bridge ({@code tcp:}). */
public final class MedinsDriver implements DeviceDriver {
    @Override
    public Class<? extends Device> kind() {
        return InsuranceTerminal.class;
    }

    @Override
    public boolean accepts(DeviceAddress address) {
        return address.hasScheme("medins", "tcp") && address.allowsModel("medins");
    }

    @Override
    public Device open(String name, DeviceAddress address, Clock clock) throws DeviceException, InterruptedException {
        return MedinsTerminal.open(name, address, clock);
    }
}
