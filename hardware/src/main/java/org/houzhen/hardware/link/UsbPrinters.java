package org.houzhen.hardware.link;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The printers that Linux' usblp has found, with what they say of themselves. */
final class UsbPrinters {
    private static final Path SYSTEM = Path.of("/sys/class/usbmisc");
    private static final int HEXADECIMAL = 16;

    private UsbPrinters() {}

    static List<UsbPorts.Port> present() {
        return presentIn(SYSTEM);
    }

    /** {@code lp0/device} is the printer's interface; the folder above it is the USB device. */
    static List<UsbPorts.Port> presentIn(Path system) {
        if (!Files.isDirectory(system)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(system)) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith("lp"))
                    .flatMap(UsbPrinters::port)
                    .sorted((a, b) -> a.path().compareTo(b.path()))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Stream<UsbPorts.Port> port(Path entry) {
        try {
            Path device = entry.resolve("device").toRealPath().getParent();
            Path serial = device.resolve("serial");
            return Stream.of(new UsbPorts.Port(
                    "/dev/usb/" + entry.getFileName(),
                    Integer.parseInt(read(device.resolve("idVendor")), HEXADECIMAL),
                    Integer.parseInt(read(device.resolve("idProduct")), HEXADECIMAL),
                    Files.exists(serial) ? read(serial) : ""));
        } catch (IOException | NumberFormatException e) {
            return Stream.empty(); // Pulled out while looking.
        }
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file).strip();
    }
}
