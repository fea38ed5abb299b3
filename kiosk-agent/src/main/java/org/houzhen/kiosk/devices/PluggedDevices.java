package org.houzhen.kiosk.devices;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.houzhen.hardware.Camera;
import org.houzhen.hardware.CardTerminal;
import org.houzhen.hardware.CodeScanner;
import org.houzhen.hardware.Device;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceException;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.hardware.DeviceStatus;
import org.houzhen.hardware.Devices;
import org.houzhen.hardware.IdCardReader;
import org.houzhen.hardware.InsuranceTerminal;
import org.houzhen.hardware.Receipt;
import org.houzhen.hardware.ReceiptPrinter;
import org.houzhen.hardware.Report;
import org.houzhen.hardware.ReportPrinter;
import org.houzhen.hardware.ScannedCode;
import org.houzhen.hardware.SocialCardReader;
import org.houzhen.hardware.Supervised;

/** The devices named in the configuration, each behind its supervisor. */
public final class PluggedDevices implements TerminalDevices {

    private final Limits limits;
    private final Map<Part, Supervised<?>> all = new EnumMap<>(Part.class);
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<ScannedCode>> scanListeners = new CopyOnWriteArrayList<>();
    private final CardReaders cards;
    private final Optional<PaperRolls> rolls;
    private final Optional<Supervised<ReceiptPrinter>> slips;
    private final Optional<Supervised<ReportPrinter>> reports;
    private final Optional<Supervised<CardTerminal>> cardTerminal;
    private final Optional<Supervised<InsuranceTerminal>> insuranceTerminal;
    private final Optional<Supervised<Camera>> camera;

    /**
     * How long a call may take at most.
     *
     * @param busy for the device to be free
     * @param probe for it to say how it is
     * @param slip until a slip is proven
     * @param report until the last sheet is out
     */
    public record Limits(Duration busy, Duration probe, Duration slip, Duration report) {
        public static final Limits DEFAULT =
                new Limits(Duration.ofSeconds(3), Duration.ofSeconds(2), Duration.ofSeconds(20), Duration.ofMinutes(2));
    }

    /** @param addresses where each device is plugged in; one that is not named does not exist on this terminal */
    public PluggedDevices(Devices devices, Map<Part, DeviceAddress> addresses) {
        this(devices, addresses, Limits.DEFAULT);
    }

    /** @param rolls hears of every slip and of the printer's paper */
    public PluggedDevices(Devices devices, Map<Part, DeviceAddress> addresses, PaperRolls rolls) {
        this(devices, addresses, Limits.DEFAULT, Optional.of(rolls));
    }

    /** With other limits than patients need, such as in a campaign. */
    public PluggedDevices(Devices devices, Map<Part, DeviceAddress> addresses, Limits limits) {
        this(devices, addresses, limits, Optional.empty());
    }

    private PluggedDevices(
            Devices devices, Map<Part, DeviceAddress> addresses, Limits limits, Optional<PaperRolls> rolls) {
        this.limits = limits;
        this.rolls = rolls;
        cards = new CardReaders(
                plug(devices, Part.ID_CARD, IdCardReader.class, addresses),
                plug(devices, Part.SOCIAL_CARD, SocialCardReader.class, addresses));
        slips = plug(devices, Part.RECEIPT, ReceiptPrinter.class, addresses);
        reports = plug(devices, Part.REPORT, ReportPrinter.class, addresses);
        cardTerminal = plug(devices, Part.CARD_TERMINAL, CardTerminal.class, addresses);
        insuranceTerminal = plug(devices, Part.INSURANCE_TERMINAL, InsuranceTerminal.class, addresses);
        camera = plug(devices, Part.CAMERA, Camera.class, addresses);
        plug(devices, Part.SCANNER, CodeScanner.class, addresses)
                .ifPresent(scanner -> scanner.onOpen(open -> open.onScan(this::scanned)));
    }

    private <D extends Device> Optional<Supervised<D>> plug(
            Devices devices, Part part, Class<D> kind, Map<Part, DeviceAddress> addresses) {
        return Optional.ofNullable(addresses.get(part)).map(address -> {
            Supervised<D> device = devices.supervise(part.key(), kind, address);
            all.put(part, device);
            device.onStatus(status -> changed(part, status));
            return device;
        });
    }

    /** On the device's own thread, which must not wait. */
    private void changed(Part part, DeviceStatus status) {
        if (part == Part.RECEIPT) {
            rolls.ifPresent(known -> known.saw(status.reason()));
        }
        listeners.forEach(Runnable::run);
    }

    private void scanned(ScannedCode code) {
        scanListeners.forEach(listener -> listener.accept(code));
    }

    @Override
    public Map<Part, DeviceStatus> status() {
        var status = new EnumMap<Part, DeviceStatus>(Part.class);
        all.forEach((part, device) -> status.put(part, device.status()));
        return status;
    }

    @Override
    public List<DeviceCondition> conditions() {
        return all.entrySet().stream()
                .map(device -> DeviceCondition.of(device.getKey(), device.getValue(), paperLeft()))
                .toList();
    }

    @Override
    public Optional<PaperLeft> paperLeft() {
        return rolls.flatMap(PaperRolls::left);
    }

    @Override
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public void onScan(Consumer<ScannedCode> listener) {
        scanListeners.add(listener);
    }

    @Override
    public CardReading readCard(Duration limit) throws InterruptedException {
        return cards.read(limit);
    }

    @Override
    public DeviceReason receiptReadiness() throws InterruptedException {
        if (slips.isEmpty()) {
            return DeviceReason.UNPLUGGED;
        }
        try {
            return slips.get()
                    .use(limits.busy(), printer -> printer.probe(limits.probe()))
                    .reason();
        } catch (DeviceException e) {
            return e.reason();
        }
    }

    @Override
    public ReceiptPrinter.Outcome print(Receipt receipt) throws InterruptedException {
        if (slips.isEmpty()) {
            return new ReceiptPrinter.Outcome.Refused(DeviceReason.UNPLUGGED);
        }
        try {
            var outcome = slips.get().use(limits.busy(), printer -> printer.print(receipt, limits.slip()));
            if (!(outcome instanceof ReceiptPrinter.Outcome.Refused)) {
                rolls.ifPresent(PaperRolls::slipOut);
            }
            return outcome;
        } catch (DeviceException e) { // Promised to come only before the first byte.
            return new ReceiptPrinter.Outcome.Refused(e.reason());
        }
    }

    @Override
    public ReportPrinter.Outcome print(Report report, Consumer<DeviceReason> progress) throws InterruptedException {
        if (reports.isEmpty()) {
            return new ReportPrinter.Outcome.Refused(DeviceReason.UNPLUGGED);
        }
        try {
            return reports.get().use(limits.busy(), printer -> printer.print(report, limits.report(), progress));
        } catch (DeviceException e) { // Promised to come only before the job was sent.
            return new ReportPrinter.Outcome.Refused(e.reason());
        }
    }

    @Override
    public CardTerminal.Outcome atCardTerminal(Supervised.Use<CardTerminal, CardTerminal.Outcome> conversation)
            throws DeviceException, InterruptedException {
        if (cardTerminal.isEmpty()) {
            throw new DeviceException(DeviceReason.UNPLUGGED, "no card terminal is configured");
        }
        return cardTerminal.get().use(limits.busy(), conversation);
    }

    @Override
    public InsuranceTerminal.Outcome atInsuranceTerminal(
            Supervised.Use<InsuranceTerminal, InsuranceTerminal.Outcome> conversation)
            throws DeviceException, InterruptedException {
        if (insuranceTerminal.isEmpty()) {
            throw new DeviceException(DeviceReason.UNPLUGGED, "no insurance terminal is configured");
        }
        return insuranceTerminal.get().use(limits.busy(), conversation);
    }

    @Override
    public void watch(Duration limit, Camera.Eye eye) throws DeviceException, InterruptedException {
        if (camera.isEmpty()) {
            throw new DeviceException(DeviceReason.UNPLUGGED, "no camera is configured");
        }
        camera.get().use(limits.busy(), lent -> {
            lent.watch(limit, eye);
            return lent.status();
        });
    }
}
