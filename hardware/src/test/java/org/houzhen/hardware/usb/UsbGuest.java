package org.houzhen.hardware.usb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.houzhen.hardware.CodeScanner;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.hardware.DeviceStatus;
import org.houzhen.hardware.Devices;
import org.houzhen.hardware.Receipt;
import org.houzhen.hardware.ReceiptPrinter;
import org.houzhen.hardware.ScannedCode;
import org.houzhen.hardware.Supervised;
import org.houzhen.hardware.driver.escpos.EscPosDriver;
import org.houzhen.hardware.driver.scanner.KeyboardScannerDriver;
import org.houzhen.hardware.driver.scanner.SerialScannerDriver;
import org.houzhen.hardware.driver.v4l2.V4l2Driver;
import org.houzhen.hardware.simulator.ReceiptPrinterSimulator;
import org.houzhen.hardware.simulator.ScannerSimulator;

/** Runs inside the emulated machine: real drivers and the real supervisor at one end of USB cables, simulated devices at the other. */
final class UsbGuest {
    static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Path GADGETS = Path.of("/sys/kernel/config/usb_gadget");
    private static final Path PRINTER_END = Path.of("/dev/g_printer0");
    private static final Path HOST_END = Path.of("/dev/usb/lp0");
    private static final Receipt SLIP = Receipt.slip()
            .heading("挂号凭条")
            .row("姓名", "王*兰")
            .line("A012", Receipt.Size.HUGE, true, Receipt.Align.CENTER)
            .feed(2)
            .build();

    /** What is looked at, in this order; each says a figure. */
    static final Map<String, Check> CHECKS = new LinkedHashMap<>();

    static {
        CHECKS.put("a scanner is found by vendor, product and serial number, and heard", UsbGuest::scannerIsHeard);
        CHECKS.put("a scanner pulled out is seen, and comes back by itself", UsbGuest::scannerComesBack);
        CHECKS.put("a slip printed over usblp is proven", UsbGuest::slipIsProven);
        CHECKS.put("a printer without paper says so over usblp", UsbGuest::paperOutIsTold);
        CHECKS.put("a printer pulled out is seen, comes back by itself, and prints", UsbGuest::printerComesBack);
        CHECKS.put("a scanner in keyboard mode is heard, and by nobody else", guest -> guest.keyboard.isHeardAlone());
        CHECKS.put("a scanner in keyboard mode pulled out comes back by itself", guest -> guest.keyboard.comesBack());
        CHECKS.put("a camera shows its colours", guest -> guest.camera.showsItsColours());
        CHECKS.put("a camera pulled out while it watches is seen, and comes back", guest -> guest.camera.comesBack());
    }

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final ScannerSimulator scannerEnd = new ScannerSimulator();
    private final ReceiptPrinterSimulator printerEnd = new ReceiptPrinterSimulator();
    private final Devices devices = new Devices(
            Clock.systemUTC(),
            new Devices.Pace(
                    Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofMillis(250), Duration.ofSeconds(2)),
            List.of(
                    new SerialScannerDriver(),
                    new KeyboardScannerDriver(),
                    new V4l2Driver(),
                    new EscPosDriver(new EscPosDriver.Waits(
                            Duration.ofSeconds(15),
                            Duration.ofSeconds(10),
                            Duration.ofSeconds(10),
                            Duration.ofSeconds(2)))));
    private final int printerPort;
    private Process bridge;
    private final Supervised<CodeScanner> scanner;
    private final Supervised<ReceiptPrinter> printer;
    private final GuestKeyboard keyboard;
    private final GuestCamera camera;

    /** One thing to look at; what it returns is told. */
    interface Check {
        String run(UsbGuest guest) throws Exception;
    }

    private UsbGuest() throws Exception {
        scannerEnd.attach("/dev/ttyGS0");
        printerPort = printerEnd.listen(0);
        joinPrinter();
        scanner = devices.supervise(
                "scanner", CodeScanner.class, DeviceAddress.parse("serial:usb?vid=1d6b&pid=a4a&serial=SN-scanner"));
        scanner.onOpen(open -> open.onScan((ScannedCode code) -> heard.add(code.text())));
        printer = devices.supervise(
                "receipt", ReceiptPrinter.class, DeviceAddress.parse("usblp:usb?vid=0416&pid=5011&serial=SN-printer"));
        keyboard = new GuestKeyboard(devices);
        camera = new GuestCamera(devices);
    }

    /** The printer's own end of the cable, which is dead until the host has found it: its file and the simulated printer, joined. */
    private void joinPrinter() throws Exception {
        await().atMost(LIMIT).until(() -> Files.exists(PRINTER_END) && Files.exists(HOST_END));
        bridge = new ProcessBuilder("socat", "FILE:" + PRINTER_END + ",nonblock", "TCP:127.0.0.1:" + printerPort)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    public static void main(String[] arguments) throws Exception {
        Path results = Path.of(arguments[0]);
        var guest = new UsbGuest();
        for (Map.Entry<String, Check> check : CHECKS.entrySet()) {
            String line = guest.result(check.getKey(), check.getValue());
            System.out.println(line);
            Files.writeString(results, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
        Runtime.getRuntime().halt(0);
    }

    private String result(String name, Check check) {
        try {
            return "ok " + name + ": " + check.run(this);
        } catch (Exception | AssertionError e) {
            return "failed " + name + ": " + e + " (scanner " + scanner.status() + ", printer " + printer.status()
                    + ")";
        }
    }

    private String scannerIsHeard() throws Exception {
        long start = System.nanoTime();
        online(scanner);
        hear("6901234567892");
        return "open and heard after " + millisSince(start) + " ms";
    }

    private String scannerComesBack() throws Exception {
        long start = System.nanoTime();
        pull("scanner");
        gone(scanner);
        long seen = millisSince(start);
        scannerEnd.unplug();
        plug("scanner", "dummy_udc.1");
        scannerEnd.plug();
        start = System.nanoTime();
        online(scanner);
        long back = millisSince(start);
        hear("6901234567908");
        return "seen after " + seen + " ms, open again after " + back + " ms";
    }

    private String slipIsProven() throws Exception {
        online(printer);
        long start = System.nanoTime();
        assertThat(print()).isEqualTo(new ReceiptPrinter.Outcome.Printed());
        assertThat(printerEnd.paper().get(0).text()).contains("挂号凭条").contains("A012");
        return "after " + millisSince(start) + " ms";
    }

    private String paperOutIsTold() throws Exception {
        printerEnd.set(ReceiptPrinterSimulator.Faults.NONE.withPaper(ReceiptPrinter.Paper.OUT));
        long start = System.nanoTime();
        await().atMost(LIMIT).until(() -> printer.status().reason() == DeviceReason.PAPER_OUT);
        long told = millisSince(start);
        assertThat(print()).isEqualTo(new ReceiptPrinter.Outcome.Refused(DeviceReason.PAPER_OUT));
        printerEnd.set(ReceiptPrinterSimulator.Faults.NONE);
        online(printer);
        return "told after " + told + " ms";
    }

    /** The kernel of Debian 12 falls over if the printer's end is open while its cable is pulled: it is closed first. */
    private String printerComesBack() throws Exception {
        bridge.destroyForcibly().waitFor();
        long start = System.nanoTime();
        pull("printer");
        gone(printer);
        long seen = millisSince(start);
        plug("printer", "dummy_udc.0");
        joinPrinter();
        start = System.nanoTime();
        online(printer);
        long back = millisSince(start);
        int before = printerEnd.paper().size();
        assertThat(print()).isEqualTo(new ReceiptPrinter.Outcome.Printed());
        assertThat(printerEnd.paper()).hasSize(before + 1);
        return "seen after " + seen + " ms, open again after " + back + " ms";
    }

    private ReceiptPrinter.Outcome print() throws Exception {
        return printer.use(LIMIT, open -> open.print(SLIP, LIMIT));
    }

    private void hear(String code) {
        await().atMost(LIMIT).until(() -> {
            scannerEnd.scan(code);
            return code.equals(heard.poll(2, TimeUnit.SECONDS));
        });
        heard.clear();
    }

    static void online(Supervised<?> device) {
        await().atMost(LIMIT).until(() -> device.status().state() == DeviceStatus.State.ONLINE);
    }

    static void gone(Supervised<?> device) {
        await().atMost(LIMIT).until(() -> device.status().reason() == DeviceReason.UNPLUGGED);
    }

    static void pull(String gadget) throws Exception {
        Files.writeString(GADGETS.resolve(gadget).resolve("UDC"), "\n");
    }

    static void plug(String gadget, String controller) throws Exception {
        Files.writeString(GADGETS.resolve(gadget).resolve("UDC"), controller + "\n");
    }

    static long millisSince(long start) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }
}
