package org.houzhen.hardware.link;

import java.time.Duration;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceException;
import org.houzhen.hardware.DeviceReason;

/** One open line to a device (or, for a simulator, to its host). Bytes go out in order; what comes in is pushed. */
public interface Link extends AutoCloseable {
    /**
     * Hands all bytes to the line.
     *
     * @throws DeviceException if the line is lost or does not take them within the limit
     */
    void send(byte[] bytes, Duration limit) throws DeviceException, InterruptedException;

    /** May be called from any thread and more than once; the receiver hears nothing afterwards. */
    @Override
    void close();

    /** Hears the line on the line's own thread. */
    interface Receiver {
        /** The array is the receiver's: it may, and with cards must, overwrite it. */
        void received(byte[] bytes);

        /** The cable was pulled or the other end hung up; said once. */
        void lost();
    }

    /** Opens {@code tcp:host:port}, {@code serial:/dev/name?baud=115200} or {@code usblp:/dev/usb/lp0}. */
    static Link open(DeviceAddress address, Duration limit, Receiver receiver)
            throws DeviceException, InterruptedException {
        return switch (address.scheme()) {
            case "tcp" -> TcpLink.connect(address, limit, receiver);
            case "usblp" -> UsbPrinterLink.open(address, limit, receiver);
            case "serial" -> SerialLink.open(address, receiver);
            case "evdev" -> InputLink.open(address, limit, receiver);
            default -> throw new DeviceException(DeviceReason.UNSUPPORTED, "no link for " + address.scheme() + ":");
        };
    }
}
