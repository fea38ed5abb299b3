package org.houzhen.hardware.driver.escpos;

import java.time.Clock;
import org.houzhen.hardware.Device;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceDriver;
import org.houzhen.hardware.DeviceException;
import org.houzhen.hardware.ReceiptPrinter;

/**
 * Opens ESC/POS printers. {@code columns=32} is for paper of 58 mm; {@code proof=in-turn} is for printers that do not
 * know GS ( H: they are asked by GS r, which proves that a slip was processed but carries no number.
 */
public final class EscPosDriver implements DeviceDriver {
    @Override
    public Class<? extends Device> kind() {
        return ReceiptPrinter.class;
    }

    @Override
    public boolean accepts(DeviceAddress address) {
        return address.hasScheme("serial", "tcp") && address.allowsModel("escpos");
    }

    @Override
    public Device open(String name, DeviceAddress address, Clock clock) throws DeviceException, InterruptedException {
        return EscPosPrinter.open(name, address, clock);
    }
}
