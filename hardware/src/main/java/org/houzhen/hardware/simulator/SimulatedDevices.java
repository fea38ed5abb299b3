package org.houzhen.hardware.simulator;

import java.time.Duration;
import java.util.Map;
import org.houzhen.hardware.DeviceException;

/** One kiosk's worth of simulated devices on loopback ports, with the page and the control API that operate them. */
public final class SimulatedDevices implements AutoCloseable {
    private static final Duration PER_PAGE = Duration.ofMillis(400);

    private final IdCardReaderSimulator idCard = new IdCardReaderSimulator();
    private final ReceiptPrinterSimulator receipt = new ReceiptPrinterSimulator();
    private final ScannerSimulator scanner = new ScannerSimulator();
    private final IppPrinterSimulator ipp = new IppPrinterSimulator(PER_PAGE);
    private final CardTerminalSimulator cardTerminal = new CardTerminalSimulator();
    private final InsuranceTerminalSimulator insurance = new InsuranceTerminalSimulator();
    private final ControlServer control = new ControlServer(this);
    private final Map<String, Plug> plugs = Map.of(
            "id-card", new Plug(idCard::unplug, idCard::plug),
            "receipt", new Plug(receipt::unplug, receipt::plug),
            "scanner", new Plug(scanner::unplug, scanner::plug),
            "ipp", new Plug(ipp::unplug, ipp::plug),
            "card-terminal", new Plug(cardTerminal::unplug, cardTerminal::plug),
            "insurance-terminal", new Plug(insurance::unplug, insurance::plug));
    private final Ports ports;

    /** Where everything listens; 0 takes a free port. */
    public record Ports(int control, int idCard, int receipt, int scanner, int ipp, int cardTerminal, int insurance) {
        public static final Ports FREE = freeBut(0);

        /** With free ports but for the page. */
        public static Ports freeBut(int control) {
            return new Ports(control, 0, 0, 0, 0, 0, 0);
        }
    }

    private record Plug(Pull unplug, Pull plug) {}

    private interface Pull {
        void pull() throws InterruptedException, DeviceException;
    }

    private SimulatedDevices(Ports wanted) throws InterruptedException {
        this.ports = new Ports(
                control.listen(wanted.control()),
                idCard.listen(wanted.idCard()),
                receipt.listen(wanted.receipt()),
                scanner.listen(wanted.scanner()),
                ipp.listen(wanted.ipp()),
                cardTerminal.listen(wanted.cardTerminal()),
                insurance.listen(wanted.insurance()));
    }

    public static SimulatedDevices start() throws InterruptedException {
        return start(Ports.FREE);
    }

    public static SimulatedDevices start(Ports ports) throws InterruptedException {
        return new SimulatedDevices(ports);
    }

    /** The ports that were taken. */
    public Ports ports() {
        return ports;
    }

    /** Where each device is found, by its name, as {@link org.houzhen.hardware.DeviceAddress} reads it. */
    public Map<String, String> addresses() {
        return Map.of(
                "id-card", "tcp:127.0.0.1:" + ports.idCard(),
                "receipt", "tcp:127.0.0.1:" + ports.receipt(),
                "scanner", "tcp:127.0.0.1:" + ports.scanner(),
                "ipp", "ipp://127.0.0.1:" + ports.ipp() + "/ipp/print",
                "card-terminal", "tcp:127.0.0.1:" + ports.cardTerminal(),
                "insurance-terminal", "tcp:127.0.0.1:" + ports.insurance() + "?org=H33069900001");
    }

    public IdCardReaderSimulator idCard() {
        return idCard;
    }

    public ReceiptPrinterSimulator receipt() {
        return receipt;
    }

    public ScannerSimulator scanner() {
        return scanner;
    }

    public IppPrinterSimulator ipp() {
        return ipp;
    }

    public CardTerminalSimulator cardTerminal() {
        return cardTerminal;
    }

    public InsuranceTerminalSimulator insurance() {
        return insurance;
    }

    /** Pulls the cable of one device, or puts it back; false if there is no such device. */
    public boolean setPlugged(String name, boolean plugged) throws InterruptedException, DeviceException {
        Plug plug = plugs.get(name);
        if (plug == null) {
            return false;
        }
        (plugged ? plug.plug() : plug.unplug()).pull();
        return true;
    }

    @Override
    public void close() {
        control.close();
        idCard.close();
        receipt.close();
        scanner.close();
        ipp.close();
        cardTerminal.close();
        insurance.close();
    }
}
