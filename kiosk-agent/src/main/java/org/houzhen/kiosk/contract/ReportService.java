package org.houzhen.kiosk.contract;

import java.util.List;
import java.util.Map;
import org.houzhen.hardware.Report;
import org.houzhen.hardware.ReportPrinter;
import org.houzhen.kiosk.devices.Part;
import org.houzhen.kiosk.devices.TerminalDevices;

/** Prints a test page and follows it to the end. */
final class ReportService implements Service {
    private static final String PRINT = "Printer.PrintForm";

    private final TerminalDevices devices;

    ReportService(TerminalDevices devices) {
        this.devices = devices;
    }

    @Override
    public String name() {
        return "ReportPrinter";
    }

    @Override
    public Part part() {
        return Part.REPORT;
    }

    @Override
    public List<String> commands() {
        return List.of(PRINT);
    }

    @Override
    public Map<String, Object> status() {
        return Map.of("printer", PrinterWords.status(devices.status().get(Part.REPORT)));
    }

    @Override
    public Completion run(Work work) throws InterruptedException {
        if (!"testPage".equals(work.payload().get("formName"))) {
            return Completion.error("formNotFound", "the form here is testPage");
        }
        var page = new Report("houzhen-test", TestPage.pdf(), Report.Media.AS_LOADED);
        return devices.print(page, held -> work.event("HzReport.HeldUpEvent", Map.of("reason", held.name())))
                .match(new ReportPrinter.Cases<>(
                        pages -> Completion.success(Map.of("pages", pages)),
                        PrinterWords::refused,
                        PrinterWords::unproven,
                        PrinterWords::unproven));
    }
}
