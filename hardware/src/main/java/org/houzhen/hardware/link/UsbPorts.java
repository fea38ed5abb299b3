package org.houzhen.hardware.link;

import com.fazecast.jSerialComm.SerialPort;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceException;
import org.houzhen.hardware.DeviceReason;

/** Finds a port by what is plugged into it: {@code serial:usb?vid=1a86&pid=7523&serial=SN1}, {@code usblp:usb?vid=0416&pid=5011}. */
final class UsbPorts {
    private static final String TARGET = "usb";
    private static final int HEXADECIMAL = 16;

    private UsbPorts() {}

    /** A port and the USB device behind it, as the system lists them. */
    record Port(String path, int vendor, int product, String serial) {
        boolean fits(Map<String, String> wanted) {
            return isCode(wanted.get("vid"), vendor)
                    && isCode(wanted.get("pid"), product)
                    && (!wanted.containsKey("serial") || wanted.get("serial").equals(serial));
        }

        private static boolean isCode(String wanted, int code) {
            return wanted == null || Integer.parseInt(wanted, HEXADECIMAL) == code;
        }
    }

    static boolean isMeant(DeviceAddress address) {
        return address.target().equals(TARGET);
    }

    static List<Port> present() {
        return Stream.of(SerialPort.getCommPorts())
                .map(port -> new Port(
                        port.getSystemPortPath(), port.getVendorID(), port.getProductID(), port.getSerialNumber()))
                .filter(port -> port.vendor() > 0) // A port on the board is no USB device.
                .toList();
    }

    /**
     * The path of the one port that fits.
     *
     * @throws DeviceException UNPLUGGED if there is none, AMBIGUOUS if there are several, UNSUPPORTED if the address makes
     *     no sense
     */
    static String find(DeviceAddress address, List<Port> ports) throws DeviceException {
        if (!address.parameters().containsKey("vid")) {
            throw new DeviceException(DeviceReason.UNSUPPORTED, "a vid= is needed in " + address);
        }
        List<Port> fitting = fitting(address, ports);
        if (fitting.isEmpty()) {
            throw new DeviceException(DeviceReason.UNPLUGGED, "nothing plugged in fits " + address);
        }
        if (fitting.size() > 1) {
            throw new DeviceException(DeviceReason.AMBIGUOUS, fitting.size() + " ports fit " + address);
        }
        return fitting.get(0).path();
    }

    private static List<Port> fitting(DeviceAddress address, List<Port> ports) throws DeviceException {
        try {
            return ports.stream()
                    .filter(port -> port.fits(address.parameters()))
                    .toList();
        } catch (NumberFormatException e) {
            throw new DeviceException(DeviceReason.UNSUPPORTED, "vid and pid are hexadecimal in " + address, e);
        }
    }
}
