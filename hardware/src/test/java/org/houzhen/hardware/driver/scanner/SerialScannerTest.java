package org.houzhen.hardware.driver.scanner;

import org.houzhen.hardware.CodeScannerContract;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceDriver;

/** The contract over TCP on loopback. */
class SerialScannerTest extends CodeScannerContract {
    @Override
    protected DeviceAddress connect() throws Exception {
        return DeviceAddress.parse("tcp:127.0.0.1:" + simulator.listen(0));
    }

    @Override
    protected void unplug() throws Exception {
        simulator.unplug();
    }

    @Override
    protected DeviceDriver driver() {
        return new SerialScannerDriver();
    }
}
