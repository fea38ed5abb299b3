package org.houzhen.kiosk;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.houzhen.hardware.simulator.CardTerminalSimulator;
import org.houzhen.hardware.simulator.IdCardReaderSimulator;
import org.houzhen.hardware.simulator.InsuranceTerminalSimulator;
import org.houzhen.hardware.simulator.IppPrinterSimulator;
import org.houzhen.hardware.simulator.ReceiptPrinterSimulator;
import org.houzhen.hardware.simulator.ScannerSimulator;
import org.houzhen.hardware.simulator.SimulatedCard;
import org.houzhen.hardware.simulator.SimulatedPeople;

/** Everything around an agent: devices that speak their real bytes, and a hospital that speaks the real wire. */
public final class TerminalUnderTest implements AutoCloseable {
    public final IdCardReaderSimulator cards = new IdCardReaderSimulator();
    public final ReceiptPrinterSimulator slips = new ReceiptPrinterSimulator();
    public final ScannerSimulator scanner = new ScannerSimulator();
    public final IppPrinterSimulator reports = new IppPrinterSimulator(Duration.ofMillis(50));
    public final CardTerminalSimulator cardTerminal = new CardTerminalSimulator();
    public final InsuranceTerminalSimulator insurance = new InsuranceTerminalSimulator();
    public final HospitalOverHttp server;
    private final List<String> arguments;

    public TerminalUnderTest(Path data) throws Exception {
        server = new HospitalOverHttp(new FakeHospital(Clock.systemUTC()));
        arguments = List.of(
                "--houzhen.data=" + data,
                "--houzhen.server=" + server.address(),
                "--houzhen.enrolment-code=" + HospitalOverHttp.CODE,
                "--houzhen.devices.id-card=tcp:127.0.0.1:" + cards.listen(0),
                "--houzhen.devices.receipt=tcp:127.0.0.1:" + slips.listen(0),
                "--houzhen.devices.scanner=tcp:127.0.0.1:" + scanner.listen(0),
                "--houzhen.devices.report=ipp://127.0.0.1:" + reports.listen(0) + "/ipp/print",
                "--houzhen.devices.card-terminal=tcp:127.0.0.1:" + cardTerminal.listen(0),
                "--houzhen.devices.insurance-terminal=tcp:127.0.0.1:" + insurance.listen(0) + "?org=H33069900001");
    }

    /** With port 0 the agent takes any that is free. */
    public String[] arguments(int port) {
        return Stream.concat(arguments.stream(), Stream.of("--server.port=" + port))
                .toArray(String[]::new);
    }

    public FakeHospital hospital() {
        return server.hospital;
    }

    public void layCard() {
        cards.lay(new SimulatedCard(SimulatedPeople.all().get(0)));
    }

    /** Every slip that came out, as text. */
    public List<String> paper() {
        return slips.paper().stream().map(slip -> slip.text()).toList();
    }

    @Override
    public void close() {
        cards.close();
        slips.close();
        scanner.close();
        reports.close();
        cardTerminal.close();
        insurance.close();
        server.close();
    }
}
