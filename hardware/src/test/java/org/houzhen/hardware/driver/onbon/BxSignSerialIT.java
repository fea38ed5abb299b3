package org.houzhen.hardware.driver.onbon;

import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceDriver;
import org.houzhen.hardware.LedSignContract;
import org.houzhen.hardware.link.PtyCable;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract over a pair of pseudo-terminals. */
class BxSignSerialIT extends LedSignContract {
    @RegisterExtension
    final PtyCable cable = new PtyCable();

    @Override
    protected DeviceAddress connect() throws Exception {
        return cable.to(simulator);
    }

    @Override
    protected void unplug() throws Exception {
        cable.unplug();
    }

    @Override
    protected DeviceDriver driver() {
        return new BxDriver();
    }
}
