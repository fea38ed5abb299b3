package org.houzhen.hardware.driver.escpos;

import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceDriver;
import org.houzhen.hardware.ReceiptPrinterContract;

/** The contract over TCP on loopback. */
class EscPosPrinterTest extends ReceiptPrinterContract {
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
        return new EscPosDriver();
    }
}
