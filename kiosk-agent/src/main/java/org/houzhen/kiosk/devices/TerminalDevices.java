package org.houzhen.kiosk.devices;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.houzhen.hardware.Camera;
import org.houzhen.hardware.CardTerminal;
import org.houzhen.hardware.DeviceException;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.hardware.DeviceStatus;
import org.houzhen.hardware.InsuranceTerminal;
import org.houzhen.hardware.Receipt;
import org.houzhen.hardware.ReceiptPrinter;
import org.houzhen.hardware.Report;
import org.houzhen.hardware.ReportPrinter;
import org.houzhen.hardware.ScannedCode;
import org.houzhen.hardware.Supervised;
import org.houzhen.wire.DeviceReport;

/** The terminal's devices for those who use them. Calls that touch a device block, and end within their limit. */
public interface TerminalDevices {
    /** Every device this terminal is said to have, and how it is; never touches one. */
    Map<Part, DeviceStatus> status();

    /** Every device this terminal is said to have, with what a technician asks; never touches one. */
    List<DeviceCondition> conditions();

    /** How far the receipt printer's paper goes; empty until rolls have taught it. */
    default Optional<PaperLeft> paperLeft() {
        return Optional.empty();
    }

    /** Runs after every change of status, on a device's thread, and must not block. */
    void onChange(Runnable listener);

    /** Hears every scanned code, on a device's thread, and must not block. */
    void onScan(Consumer<ScannedCode> listener);

    CardReading readCard(Duration limit) throws InterruptedException;

    /** Asks the receipt printer itself, now: would a slip come out? READY or PAPER_LOW if so. */
    DeviceReason receiptReadiness() throws InterruptedException;

    ReceiptPrinter.Outcome print(Receipt receipt) throws InterruptedException;

    ReportPrinter.Outcome print(Report report, Consumer<DeviceReason> progress) throws InterruptedException;

    /**
     * Lends the card terminal for one conversation. What is not proven is an outcome of its own and never a no.
     *
     * @throws DeviceException if there is none, it is unplugged or busy: it was told nothing, and nothing was learned
     */
    CardTerminal.Outcome atCardTerminal(Supervised.Use<CardTerminal, CardTerminal.Outcome> conversation)
            throws DeviceException, InterruptedException;

    /**
     * Lends the insurance terminal for one conversation.
     *
     * @throws DeviceException if there is none, it is unplugged, busy, or did not answer in time
     */
    InsuranceTerminal.Outcome atInsuranceTerminal(
            Supervised.Use<InsuranceTerminal, InsuranceTerminal.Outcome> conversation)
            throws DeviceException, InterruptedException;

    /**
     * Looks through the terminal's own camera until the eye has seen enough or the limit has passed.
     *
     * @throws DeviceException if there is none, or it shows nothing
     */
    void watch(Duration limit, Camera.Eye eye) throws DeviceException, InterruptedException;

    /** What the server is told. */
    default DeviceReport report() {
        return new DeviceReport(status().entrySet().stream()
                .map(device -> new DeviceReport.Device(
                        device.getKey().key(),
                        device.getValue().state().name(),
                        device.getValue().reason() == DeviceReason.READY
                                ? ""
                                : device.getValue().reason().name(),
                        device.getValue().since()))
                .toList());
    }

    /** True if nothing at all is wrong with the device. */
    default boolean online(Part part) {
        DeviceStatus status = status().get(part);
        return status != null && status.state() == DeviceStatus.State.ONLINE;
    }

    /** True if the device is there and works. */
    default boolean usable(Part part) {
        DeviceStatus status = status().get(part);
        return status != null && status.isUsable();
    }
}
