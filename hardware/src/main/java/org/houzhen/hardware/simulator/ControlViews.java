package org.houzhen.hardware.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.houzhen.hardware.IdCard;
import org.houzhen.hardware.ReceiptPrinter.Paper;
import tools.jackson.databind.JsonNode;

/** What the control API shows of the devices, and what it understands of their faults. */
final class ControlViews {
    private final SimulatedDevices devices;

    ControlViews(SimulatedDevices devices) {
        this.devices = devices;
    }

    Map<String, Object> state() {
        var state = new LinkedHashMap<String, Object>();
        state.put(
                "plugged",
                Map.of(
                        "id-card", devices.idCard().isPlugged(),
                        "receipt", devices.receipt().isPlugged(),
                        "scanner", devices.scanner().isPlugged(),
                        "ipp", devices.ipp().isPlugged(),
                        "card-terminal", devices.cardTerminal().isPlugged(),
                        "insurance-terminal", devices.insurance().isPlugged()));
        state.put("addresses", devices.addresses());
        state.put(
                "card",
                devices.idCard().card().map(card -> card(card.identity())).orElse(Map.of()));
        state.put("receipt", receipt(devices.receipt().faults()));
        state.put("ipp", ipp(devices.ipp().faults()));
        state.put(
                "cardTerminal", CardTerminalViews.script(devices.cardTerminal().script()));
        state.put(
                "insurance",
                Map.of(
                        "person", devices.insurance().person().name(),
                        "next",
                                devices.insurance().next().stream()
                                        .map(Enum::name)
                                        .toList(),
                        "shown", devices.insurance().shown()));
        return state;
    }

    List<Map<String, Object>> people() {
        return SimulatedPeople.all().stream().map(ControlViews::card).toList();
    }

    List<Map<String, Object>> paper() {
        return devices.receipt().paper().stream().map(ControlViews::slip).toList();
    }

    List<Map<String, Object>> jobs() {
        return devices.ipp().jobs().stream().map(ControlViews::job).toList();
    }

    /** What the request does not mention stays as it is. */
    ReceiptPrinterSimulator.Faults receiptFaults(JsonNode body) {
        ReceiptPrinterSimulator.Faults now = devices.receipt().faults();
        String paper = body.path("paper").asString(now.paper().name());
        return new ReceiptPrinterSimulator.Faults(
                Paper.valueOf(paper.toUpperCase(Locale.ROOT)),
                body.path("cover").asBoolean(now.coverOpen()),
                body.path("cutter").asBoolean(now.cutterJammed()),
                body.path("offline").asBoolean(now.offline()),
                body.path("silent").asBoolean(now.silent()),
                body.path("jam").asBoolean(now.jammed()));
    }

    /** What the request does not mention stays as it is. */
    IppFaults ippFaults(JsonNode body) {
        IppFaults now = devices.ipp().faults();
        return new IppFaults(
                body.path("mediaEmpty").asBoolean(now.mediaEmpty()),
                body.path("mediaLow").asBoolean(now.mediaLow()),
                body.path("mediaJam").asBoolean(now.mediaJam()),
                body.path("cover").asBoolean(now.coverOpen()),
                body.path("tonerLow").asBoolean(now.tonerLow()));
    }

    private static Map<String, Object> receipt(ReceiptPrinterSimulator.Faults faults) {
        return Map.of(
                "paper", faults.paper().name(),
                "cover", faults.coverOpen(),
                "cutter", faults.cutterJammed(),
                "offline", faults.offline(),
                "silent", faults.silent(),
                "jam", faults.jammed());
    }

    private static Map<String, Object> ipp(IppFaults faults) {
        return Map.of(
                "mediaEmpty", faults.mediaEmpty(),
                "mediaLow", faults.mediaLow(),
                "mediaJam", faults.mediaJam(),
                "cover", faults.coverOpen(),
                "tonerLow", faults.tonerLow());
    }

    private static Map<String, Object> card(IdCard card) {
        return Map.of(
                "type", card.type().name(),
                "name", card.name(),
                "latinName", card.latinName(),
                "number", card.number(),
                "sex", card.sex().name(),
                "birth", card.birth().toString(),
                "address", card.address(),
                "validTo", card.isLongTerm() ? "长期" : card.validTo().toString());
    }

    private static Map<String, Object> slip(PaperSlip slip) {
        List<String> lines = slip.items().stream()
                .filter(PaperSlip.Text.class::isInstance)
                .map(item -> ((PaperSlip.Text) item).text())
                .toList();
        return Map.of(
                "number", slip.number(),
                "cut", slip.cut(),
                "lines", lines,
                "qr", slip.codes(),
                "items",
                        IntStream.range(0, slip.items().size())
                                .mapToObj(i -> item(slip.items().get(i)))
                                .toList());
    }

    private static Map<String, Object> item(PaperSlip.Item item) {
        return item.match(
                text -> Map.of(
                        "kind", "text",
                        "text", text.text(),
                        "width", text.width(),
                        "height", text.height(),
                        "bold", text.bold(),
                        "align", text.align()),
                qr -> Map.of(
                        "kind", "qr", "text", qr.text(), "dots", qr.dots(), "rows", qr.modules(), "align", qr.align()),
                picture -> Map.of("kind", "picture", "rows", picture.rows(), "align", picture.align()));
    }

    private static Map<String, Object> job(PrintedReport job) {
        return Map.of(
                "id", job.id(),
                "name", job.name(),
                "receivedAt", job.receivedAt().toString(),
                "state", job.state(),
                "pages", job.pages(),
                "pagesPrinted", job.pagesPrinted(),
                "bytes", job.pdf().length);
    }
}
