package org.houzhen.kiosk;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.houzhen.hardware.Camera;
import org.houzhen.hardware.CardTerminal;
import org.houzhen.hardware.DeviceException;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.hardware.DeviceStatus;
import org.houzhen.hardware.IdCard;
import org.houzhen.hardware.InsuranceTerminal;
import org.houzhen.hardware.Receipt;
import org.houzhen.hardware.ReceiptPrinter;
import org.houzhen.hardware.Report;
import org.houzhen.hardware.ReportPrinter;
import org.houzhen.hardware.ScannedCode;
import org.houzhen.hardware.SocialCard;
import org.houzhen.hardware.Supervised;
import org.houzhen.kiosk.devices.CardReading;
import org.houzhen.kiosk.devices.DeviceCondition;
import org.houzhen.kiosk.devices.Part;
import org.houzhen.kiosk.devices.TerminalDevices;

/** Devices in memory: a card that lies there, paper that is kept, and outcomes as a test wants them. */
public final class FakeDevices implements TerminalDevices {
    /** The same person's card of social security. */
    public static final SocialCard SOCIAL_CARD = new SocialCard(
            "11010519491231002X", "张小三", IdCard.Sex.FEMALE, LocalDate.of(1949, 12, 31), LocalDate.of(2036, 1, 1));

    public static final IdCard CARD = new IdCard(
            IdCard.Type.RESIDENT,
            "11010519491231002X",
            "张小三",
            "",
            IdCard.Sex.FEMALE,
            "01",
            "",
            LocalDate.of(1949, 12, 31),
            "示范县人民路 1 号",
            "示范县公安局",
            LocalDate.of(2020, 1, 1),
            IdCard.LONG_TERM,
            "",
            "");

    public final List<Receipt> paper = new ArrayList<>();
    /** What happens when a receipt comes out. */
    public Runnable onPaper = () -> {};

    public final List<Report> reports = new ArrayList<>();
    public final Deque<CardReading> cards = new ArrayDeque<>();

    /** What the next prints do instead of printing; paper comes out only for those that say so. */
    public final Deque<ReceiptPrinter.Outcome> slipOutcomes = new ArrayDeque<>();

    public final Deque<ReportPrinter.Outcome> reportOutcomes = new ArrayDeque<>();

    /** What the card terminal says next; without any it is unplugged. */
    public final Deque<CardTerminal.Outcome> cardTerminalOutcomes = new ArrayDeque<>();

    /** What the insurance terminal says next; without any it is unplugged. */
    public final Deque<InsuranceTerminal.Outcome> insuranceOutcomes = new ArrayDeque<>();

    /** What the terminal's own camera sees; without any it is unplugged. */
    public final Deque<byte[]> pictures = new ArrayDeque<>();

    /** What happens while a look at the card reader is under way. */
    public Runnable duringLook = () -> {};

    /** What happens while a report comes out. */
    public Runnable duringReport = () -> {};

    private final Map<Part, DeviceStatus> status = new EnumMap<>(Part.class);
    private final List<Runnable> listeners = new ArrayList<>();
    private final List<Consumer<ScannedCode>> scanListeners = new ArrayList<>();

    public FakeDevices() {
        for (Part part : Part.values()) {
            status.put(part, new DeviceStatus(DeviceStatus.State.ONLINE, DeviceReason.READY, Instant.EPOCH));
        }
        status.remove(Part.CAMERA); // The page has one.
    }

    public void layCard() {
        cards.add(CardReading.of(CARD));
    }

    public void become(Part part, DeviceStatus.State state, DeviceReason reason) {
        status.put(part, new DeviceStatus(state, reason, Instant.EPOCH));
        listeners.forEach(Runnable::run);
    }

    public void scan(String code) {
        scanListeners.forEach(listener -> listener.accept(new ScannedCode(code, Instant.EPOCH)));
    }

    /** Every text on every slip, in order. */
    public List<String> texts() {
        return paper.stream().map(FakeDevices::text).toList();
    }

    public static String text(Receipt receipt) {
        var text = new StringBuilder();
        for (Receipt.Part part : receipt.parts()) {
            if (part instanceof Receipt.Line line) {
                text.append(line.text()).append('\n');
            } else if (part instanceof Receipt.Row row) {
                text.append(row.label()).append(' ').append(row.value()).append('\n');
            }
        }
        return text.toString();
    }

    @Override
    public Map<Part, DeviceStatus> status() {
        return new EnumMap<>(status);
    }

    @Override
    public List<DeviceCondition> conditions() {
        return status.entrySet().stream()
                .map(device ->
                        new DeviceCondition(device.getKey(), "fake:", device.getValue(), List.of(), Optional.empty()))
                .toList();
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
    public CardReading readCard(Duration limit) {
        duringLook.run();
        return cards.isEmpty() ? CardReading.none(CardReading.Hint.NONE) : cards.poll();
    }

    @Override
    public DeviceReason receiptReadiness() {
        return status.get(Part.RECEIPT).reason();
    }

    @Override
    public ReceiptPrinter.Outcome print(Receipt receipt) {
        if (!usable(Part.RECEIPT)) {
            return new ReceiptPrinter.Outcome.Refused(status.get(Part.RECEIPT).reason());
        }
        var outcome = slipOutcomes.isEmpty() ? new ReceiptPrinter.Outcome.Printed() : slipOutcomes.poll();
        if (!(outcome instanceof ReceiptPrinter.Outcome.Refused)) {
            paper.add(receipt);
            onPaper.run();
        }
        return outcome;
    }

    @Override
    public ReportPrinter.Outcome print(Report report, Consumer<DeviceReason> progress) {
        duringReport.run();
        var outcome = reportOutcomes.isEmpty() ? new ReportPrinter.Outcome.Printed(2) : reportOutcomes.poll();
        if (outcome instanceof ReportPrinter.Outcome.Printed) {
            reports.add(report);
        }
        return outcome;
    }

    /** Whatever is asked of it. */
    @Override
    public CardTerminal.Outcome atCardTerminal(Supervised.Use<CardTerminal, CardTerminal.Outcome> conversation)
            throws DeviceException {
        if (cardTerminalOutcomes.isEmpty()) {
            throw new DeviceException(DeviceReason.UNPLUGGED, "no card terminal");
        }
        return cardTerminalOutcomes.poll();
    }

    @Override
    public InsuranceTerminal.Outcome atInsuranceTerminal(
            Supervised.Use<InsuranceTerminal, InsuranceTerminal.Outcome> conversation) throws DeviceException {
        if (insuranceOutcomes.isEmpty()) {
            throw new DeviceException(DeviceReason.UNPLUGGED, "no insurance terminal");
        }
        return insuranceOutcomes.poll();
    }

    @Override
    public void watch(Duration limit, Camera.Eye eye) throws DeviceException {
        if (pictures.isEmpty()) {
            throw new DeviceException(DeviceReason.UNPLUGGED, "no camera");
        }
        while (!pictures.isEmpty() && eye.see(pictures.peek())) {
            pictures.poll();
        }
    }
}
