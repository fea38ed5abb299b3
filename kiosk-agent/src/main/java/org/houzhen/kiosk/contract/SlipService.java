package org.houzhen.kiosk.contract;

import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.hardware.Receipt;
import org.houzhen.hardware.ReceiptPrinter;
import org.houzhen.kiosk.devices.Part;
import org.houzhen.kiosk.devices.TerminalDevices;
import org.houzhen.kiosk.printing.PrintJob;
import org.houzhen.kiosk.printing.SlipDesk;
import org.houzhen.kiosk.printing.SlipPrinter;

/** Prints a test slip with its proof, lists the slips of which no copy is proven, and hands out another, marked one. */
final class SlipService implements Service {
    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final String PRINT = "Printer.PrintForm";
    private static final String UNPROVEN = "HzSlip.GetUnproven";
    private static final String REPRINT = "HzSlip.Reprint";

    private final TerminalDevices devices;
    private final SlipDesk desk;
    private final String terminal;
    private final ZoneId zone;
    private final Clock clock;

    SlipService(TerminalDevices devices, SlipDesk desk, String terminal, ZoneId zone, Clock clock) {
        this.devices = devices;
        this.desk = desk;
        this.terminal = terminal;
        this.zone = zone;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "ReceiptPrinter";
    }

    @Override
    public Part part() {
        return Part.RECEIPT;
    }

    @Override
    public List<String> commands() {
        return List.of(PRINT, UNPROVEN, REPRINT);
    }

    @Override
    public Map<String, Object> status() {
        var printer = new LinkedHashMap<>(PrinterWords.status(devices.status().get(Part.RECEIPT)));
        devices.paperLeft().ifPresent(left -> printer.put("left", left));
        return Map.of("printer", printer);
    }

    @Override
    public Completion run(Work work) throws InterruptedException {
        return switch (work.name()) {
            case PRINT -> print(work);
            case UNPROVEN ->
                Completion.success(Map.of(
                        "slips",
                        desk.unproven().stream().map(SlipService::shown).toList()));
            case REPRINT -> reprint(String.valueOf(work.payload().get("id")));
            default -> Completion.of(CompletionCode.UNSUPPORTED_COMMAND, work.name());
        };
    }

    private Completion print(Work work) throws InterruptedException {
        if (!"testSlip".equals(work.payload().get("formName"))) {
            return Completion.error("formNotFound", "the form here is testSlip");
        }
        return devices.print(testSlip())
                .match(new ReceiptPrinter.Cases<>(
                        () -> Completion.success(Map.of("proven", true)),
                        PrinterWords::refused,
                        PrinterWords::unproven));
    }

    private Receipt testSlip() {
        return Receipt.slip()
                .heading("打印测试")
                .line("Test slip", Receipt.Size.NORMAL, false, Receipt.Align.CENTER)
                .rule()
                .row("终端", terminal)
                .row("时间", AT.format(clock.instant().atZone(zone)))
                .row("常用字", "挂号签到候诊缴费")
                .row("生僻字", "䶮㛃𬸚")
                .qrCode("HOUZHEN-TEST")
                .line("二维码应读出 HOUZHEN-TEST", Receipt.Size.NORMAL, false, Receipt.Align.CENTER)
                .feed(3)
                .cut()
                .build();
    }

    private static Map<String, Object> shown(PrintJob job) {
        return Map.of(
                "id", job.id(),
                "origin", job.origin(),
                "kind", job.kind().name(),
                "state", job.state().name(),
                "copies", job.copies(),
                "queuedAt", job.queuedAt().toString(),
                "reprintable", job.kind() == PrintJob.Kind.ORDER_SLIP);
    }

    private Completion reprint(String id) throws InterruptedException {
        Optional<PrintJob> job =
                desk.unproven().stream().filter(each -> each.id().equals(id)).findFirst();
        if (job.isEmpty()) {
            return Completion.error("slipUnknown", "no such slip is unproven");
        }
        return desk.byHand(job.get())
                .map(SlipService::end)
                .orElseGet(() -> Completion.error("slipNotToBeHad", "the server does not give this slip"));
    }

    private static Completion end(SlipPrinter.Outcome outcome) {
        return switch (outcome.state()) {
            case PRINTED -> Completion.success(Map.of("proven", true));
            case WAITING -> PrinterWords.refused(outcome.reason());
            case UNCERTAIN, NO_MORE ->
                PrinterWords.unproven(
                        outcome.reason() == DeviceReason.READY ? DeviceReason.NO_ANSWER : outcome.reason());
        };
    }
}
