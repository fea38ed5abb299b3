package org.houzhen.hardware.driver.escpos;

import java.nio.file.Path;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceDriver;
import org.houzhen.hardware.ReceiptPrinterContract;
import org.houzhen.hardware.link.PtyPair;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** The contract over the link of USB printers, whose file a pseudo-terminal stands for; `-Pusb-vm` has the kernel's own. */
class EscPosPrinterUsbIT extends ReceiptPrinterContract {
    @TempDir
    Path folder;

    private PtyPair cable;

    @Override
    protected DeviceAddress connect() throws Exception {
        cable = new PtyPair(folder);
        simulator.attach(cable.device().toString());
        return DeviceAddress.parse("usblp:" + cable.host());
    }

    @Override
    protected void unplug() throws Exception {
        cable.unplug();
    }

    @AfterEach
    void takeCableAway() throws Exception {
        cable.close();
    }

    @Override
    protected DeviceDriver driver() {
        return new EscPosDriver();
    }
}
