package org.houzhen.hardware.driver.escpos;

import java.time.Clock;
import java.time.Duration;
import org.houzhen.hardware.Device;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceDriver;
import org.houzhen.hardware.DeviceException;
import org.houzhen.hardware.ReceiptPrinter;

/**
 * Opens ESC/POS printers. {@code columns=32} is for paper of 58 mm. {@code proof=in-turn} is for printers that do not
 * know GS ( H: they are asked by GS r, which proves that a slip was processed but carries no number; {@code
 * proof=status} is for those that know neither: sensors that are well before, during and {@code settle=3000}
 * milliseconds after the slip are all there is. {@code status=full} is for printers with sensors along the paper's way.
 */
public final class EscPosDriver implements DeviceDriver {
    private final Waits waits;

    /**
     * How long the driver waits for a printer.
     *
     * @param line until the line is open, takes bytes, and the printer has said how it is
     * @param status for one answer in real time
     * @param lastWord for the proof after a sensor said that the printer stopped
     * @param cleared for it to say that its buffer is empty, which clones never do
     */
    public record Waits(Duration line, Duration status, Duration lastWord, Duration cleared) {
        public static final Waits DEFAULT =
                new Waits(Duration.ofSeconds(3), Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMillis(500));
    }

    public EscPosDriver() {
        this(Waits.DEFAULT);
    }

    /** With other waits than metal needs, such as in a campaign over loopback. */
    public EscPosDriver(Waits waits) {
        this.waits = waits;
    }

    @Override
    public Class<? extends Device> kind() {
        return ReceiptPrinter.class;
    }

    @Override
    public boolean accepts(DeviceAddress address) {
        return address.hasScheme("serial", "tcp", "usblp") && address.allowsModel("escpos");
    }

    @Override
    public Device open(String name, DeviceAddress address, Clock clock) throws DeviceException, InterruptedException {
        return EscPosPrinter.open(name, address, clock, waits);
    }
}
