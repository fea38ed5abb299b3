package org.houzhen.kiosk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.houzhen.hardware.BankEntry;
import org.houzhen.hardware.CardTerminal;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.hardware.DeviceStatus;
import org.houzhen.hardware.IdCard;
import org.houzhen.hardware.InsuranceTerminal;
import org.houzhen.hardware.InsuranceToken;
import org.houzhen.hardware.InsuredPerson;
import org.houzhen.hardware.MaskedCard;
import org.houzhen.hardware.ReceiptPrinter;
import org.houzhen.kiosk.contract.Client;
import org.houzhen.kiosk.contract.Envelope;
import org.houzhen.kiosk.contract.Talk;
import org.houzhen.kiosk.devices.CardReading;
import org.houzhen.kiosk.devices.Part;
import org.houzhen.wire.OrderState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What docs/wire/devices says is what goes over the wire; {@code -Dgolden.write=true} writes it anew after a change. */
class DeviceMessagesTest {
    private static final Path FOLDER = Path.of("../docs/wire/devices");
    private static final JsonMapper JSON = KioskJson.mapper();

    private final Talk talk = new Talk();
    private final Map<String, Envelope> said = new LinkedHashMap<>();
    private int number;

    @AfterEach
    void close() {
        talk.close();
    }

    /** One command, as a golden message, and its end as another. */
    private void exchange(String file, Client client, String name, Long timeout, Map<String, Object> payload) {
        Envelope command = Talk.command(name, ++number, timeout, payload);
        said.put(file, command);
        client.receive(command);
        said.put(file + "-end", talk.end(number));
    }

    private void all() throws InterruptedException {
        exchange("services", talk.connect("ServicePublisher"), "ServicePublisher.GetServices", null, null);
        said.put("acknowledge", talk.of("acknowledge", number).get(0));
        Client card = talk.connect("CnIdCard");
        exchange("capabilities", card, "Common.Capabilities", null, null);
        talk.devices.cards.add(CardReading.none(CardReading.Hint.TAKE_CARD_AWAY));
        talk.devices.layCard();
        exchange("card", card, "CnIdCard.Read", 30_000L, null);
        said.put("card-hint", talk.of("event", number).get(0));
        talk.devices.duringLook = () -> talk.clock.move(Duration.ofSeconds(1));
        exchange("card-late", card, "CnIdCard.Read", 2_000L, null);
        card.close();
        slips();
        codes();
        money();
        insurance();
    }

    private void slips() throws InterruptedException {
        Client printer = talk.connect("ReceiptPrinter");
        exchange("status", printer, "Common.Status", null, null);
        exchange("print", printer, "Printer.PrintForm", 30_000L, Map.of("formName", "testSlip"));
        talk.devices.slipOutcomes.add(new ReceiptPrinter.Outcome.Unknown(DeviceReason.NO_ANSWER));
        exchange("print-unproven", printer, "Printer.PrintForm", 30_000L, Map.of("formName", "testSlip"));
        talk.devices.slipOutcomes.add(new ReceiptPrinter.Outcome.Unknown(DeviceReason.NO_ANSWER));
        String tradeNo = talk.hospital.order(OrderState.DONE);
        talk.slips.deliver(talk.hospital.orders.get(tradeNo));
        exchange("slips", printer, "HzSlip.GetUnproven", null, null);
        String id = talk.hospital.orders.get(tradeNo).slip().id();
        exchange("reprint", printer, "HzSlip.Reprint", 30_000L, Map.of("id", id));
        talk.devices.become(Part.RECEIPT, DeviceStatus.State.OFFLINE, DeviceReason.PAPER_OUT);
        said.put(
                "status-changed",
                talk.heard.stream()
                        .filter(message -> "unsolicited".equals(message.header().type()))
                        .findFirst()
                        .orElseThrow());
        exchange("print-no-paper", printer, "Printer.PrintForm", 30_000L, Map.of("formName", "testSlip"));
        printer.close();
    }

    private void codes() {
        Client scanner = talk.connect("BarcodeReader");
        Envelope read = Talk.command("BarcodeReader.Read", ++number, 30_000L, null);
        int reading = number;
        said.put("code", read);
        scanner.receive(read);
        exchange("cancel", scanner, "Common.Cancel", null, Map.of("requestIds", List.of(reading)));
        said.put("code-canceled", talk.end(reading));
        scanner.receive(Talk.command("BarcodeReader.Read", 0, null, null));
        said.put("acknowledge-refused", talk.of("acknowledge", 0).get(0));
    }

    private void money() {
        Client terminal = talk.connect("HzCardTerminal");
        var at = LocalDateTime.parse("2026-11-22T09:30:00");
        var entry = new BankEntry(
                2_500, MaskedCard.of("6200000000000001234"), "000017", "000003", "093000000017", "", at, "", "");
        talk.devices.cardTerminalOutcomes.addAll(List.of(
                new CardTerminal.Outcome.Done(entry),
                new CardTerminal.Outcome.Refused(CardTerminal.Refusal.NOT_FOUND, "25", ""),
                new CardTerminal.Outcome.Unknown(DeviceReason.NO_ANSWER),
                new CardTerminal.Outcome.Done(entry)));
        Map<String, Object> tradeNo = Map.of("tradeNo", "HZ20261122000017");
        exchange("card-sale", terminal, "HzCardTerminal.Query", null, tradeNo);
        exchange("card-sale-not-taken", terminal, "HzCardTerminal.Query", null, tradeNo);
        exchange("card-sale-unproven", terminal, "HzCardTerminal.Query", null, tradeNo);
        exchange("card-settle", terminal, "HzCardTerminal.Settle", null, null);
    }

    private void insurance() {
        Client terminal = talk.connect("HzInsuranceTerminal");
        var token = new InsuranceToken("330600ec01", InsuranceTerminal.Business.REGISTER, talk.clock.instant());
        var person = new InsuredPerson(
                "张小三", "01", "11010519491231002X", IdCard.Sex.FEMALE, "1949-12-31", "330600", "", token);
        talk.devices.insuranceOutcomes.addAll(List.of(
                new InsuranceTerminal.Outcome.Identified(person), new InsuranceTerminal.Outcome.Refused(-1, "认证未通过")));
        exchange("insurance", terminal, "HzInsuranceTerminal.Identify", 60_000L, Map.of("way", "face"));
        exchange("insurance-refused", terminal, "HzInsuranceTerminal.Identify", 60_000L, Map.of("way", "code"));
    }

    @Test
    void everyGoldenMessageIsWhatIsSaid() throws Exception {
        all();

        for (Map.Entry<String, Envelope> sample : said.entrySet()) {
            Path golden = FOLDER.resolve(sample.getKey() + ".json");
            String written = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(sample.getValue()) + "\n";
            if (Boolean.getBoolean("golden.write")) {
                Files.createDirectories(FOLDER);
                Files.writeString(golden, written);
            }
            assertThat(JSON.readTree(written)).as(sample.getKey()).isEqualTo(JSON.readTree(Files.readString(golden)));
        }
        try (var files = Files.list(FOLDER)) {
            assertThat(files).hasSize(said.size());
        }
    }

    @Test
    void everyCommandAndEndIsInTheText() throws Exception {
        all();
        String text = Files.readString(Path.of("../docs/wire/devices.md"));

        assertThat(said.values())
                .allSatisfy(
                        message -> assertThat(text).contains(message.header().name()));
        assertThat(said.values())
                .filteredOn(message -> message.header().completionCode() != null)
                .allSatisfy(message -> assertThat(text).contains(code(message)));
    }

    private static String code(Envelope message) throws IOException {
        return JSON.readTree(JSON.writeValueAsString(message))
                .path("header")
                .path("completionCode")
                .asString();
    }
}
