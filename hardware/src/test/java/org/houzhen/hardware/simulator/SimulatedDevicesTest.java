package org.houzhen.hardware.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.houzhen.hardware.CardTerminal;
import org.houzhen.hardware.CodeScanner;
import org.houzhen.hardware.Device;
import org.houzhen.hardware.DeviceAddress;
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
import org.houzhen.hardware.Supervised;
import org.houzhen.hardware.TinyPdf;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole set: drivers found by their service files, a supervisor, and devices operated over HTTP. */
class SimulatedDevicesTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Devices.Pace PACE = new Devices.Pace(
            Duration.ofMillis(200), Duration.ofSeconds(2), Duration.ofMillis(50), Duration.ofMillis(400));

    private final HttpClient http = HttpClient.newHttpClient();
    private SimulatedDevices simulated;
    private Devices devices;

    @BeforeEach
    void start() throws Exception {
        simulated = SimulatedDevices.start();
        devices = new Devices(Clock.systemUTC(), PACE, Devices.installedDrivers());
    }

    @AfterEach
    void stop() {
        devices.close();
        simulated.close();
    }

    @Test
    void aCardLaidByHttpIsReadOverTheWire() throws Exception {
        Supervised<IdCardReader> reader = online("id-card", IdCardReader.class);
        call("POST", "/id-card", "{\"name\":\"李雷\",\"number\":\"330699199003077137\"}", 200);

        IdCardReader.Outcome outcome = reader.use(LIMIT, device -> device.read(LIMIT));

        assertThat(outcome).isInstanceOfSatisfying(IdCardReader.Outcome.Read.class, read -> {
            assertThat(read.card().name()).isEqualTo("李雷");
            assertThat(read.card().birth()).isEqualTo("1990-03-07");
        });
        call("DELETE", "/id-card", "", 200);
        assertThat(simulated.idCard().card()).isEmpty();
    }

    @Test
    void aCardThatMakesNoSenseIsRefused() throws Exception {
        call("POST", "/id-card", "{\"name\":\"李雷\"}", 400);
        call("POST", "/id-card", "{\"name\":\"李雷\",\"number\":\"330699199013077137\"}", 400);
        call("POST", "/id-card", "not json", 400);
        call("POST", "/people/99", "", 404);
    }

    @Test
    void aSlipPrintedOverTheWireIsReadByHttp() throws Exception {
        Supervised<ReceiptPrinter> printer = online("receipt", ReceiptPrinter.class);
        Receipt receipt = Receipt.slip().heading("签到凭条").qrCode("A012").build();

        ReceiptPrinter.Outcome outcome = printer.use(LIMIT, device -> device.print(receipt, LIMIT));

        assertThat(outcome).isEqualTo(new ReceiptPrinter.Outcome.Printed());

        JsonNode slip = call("GET", "/receipt/paper", "", 200).get(0);
        assertThat(slip.get("lines").get(0).asString()).isEqualTo("签到凭条");
        assertThat(slip.get("qr").get(0).asString()).isEqualTo("A012");
        assertThat(slip.get("cut").asBoolean()).isTrue();
    }

    @Test
    void faultsSetByHttpReachTheStatusWithoutWaitingForAProbe() throws Exception {
        Supervised<ReceiptPrinter> printer = online("receipt", ReceiptPrinter.class);

        call("POST", "/receipt/faults", "{\"paper\":\"out\"}", 200);
        awaitReason(printer, DeviceReason.PAPER_OUT);
        call("POST", "/receipt/faults", "{\"paper\":\"ok\",\"cover\":true}", 200);
        awaitReason(printer, DeviceReason.COVER_OPEN);
        call("POST", "/receipt/faults", "{\"cover\":false}", 200);
        awaitReason(printer, DeviceReason.READY);
    }

    @Test
    void everyDeviceIsReopenedAfterAnUnplug() throws Exception {
        List<Supervised<?>> all = List.of(
                online("id-card", IdCardReader.class),
                online("receipt", ReceiptPrinter.class),
                online("scanner", CodeScanner.class),
                online("ipp", ReportPrinter.class),
                online("card-terminal", CardTerminal.class),
                online("insurance-terminal", InsuranceTerminal.class));
        for (Supervised<?> device : all) {
            call("POST", "/devices/" + device.name() + "/unplug", "", 200);
            await().atMost(LIMIT).until(() -> device.status().state() == DeviceStatus.State.OFFLINE);

            call("POST", "/devices/" + device.name() + "/plug", "", 200);
            awaitReason(device, DeviceReason.READY);
        }
    }

    @Test
    void listenersOfAScannerSurviveAnUnplug() throws Exception {
        List<ScannedCode> heard = new CopyOnWriteArrayList<>();
        Supervised<CodeScanner> scanner = online("scanner", CodeScanner.class);
        scanner.onOpen(device -> device.onScan(heard::add));
        simulated.setPlugged("scanner", false);
        awaitReason(scanner, DeviceReason.UNPLUGGED);
        simulated.setPlugged("scanner", true);
        awaitReason(scanner, DeviceReason.READY);

        await().atMost(LIMIT)
                .until(() -> call("POST", "/scanner", "{\"text\":\"1234\"}", 200)
                        .get("heard")
                        .asBoolean());

        await().atMost(LIMIT).until(() -> !heard.isEmpty());
        assertThat(heard.get(0).text()).isEqualTo("1234");
    }

    @Test
    void aReportIsKeptAsItWasReceived() throws Exception {
        Supervised<ReportPrinter> printer = online("ipp", ReportPrinter.class);
        byte[] pdf = TinyPdf.ofPages(1);

        var outcome = printer.use(
                LIMIT, device -> device.print(new Report("R-1", pdf, Report.Media.A5), LIMIT, progress -> {}));

        assertThat(outcome).isEqualTo(new ReportPrinter.Outcome.Printed(1));
        JsonNode job = call("GET", "/ipp/jobs", "", 200).get(0);
        assertThat(job.get("state").asString()).isEqualTo("completed");
        HttpRequest get = request("/ipp/jobs/" + job.get("id").asInt() + "/pdf").build();
        assertThat(http.send(get, HttpResponse.BodyHandlers.ofByteArray()).body())
                .isEqualTo(pdf);
    }

    @Test
    void aCardTerminalFollowsItsScriptAndTheBanksBookIsReadByHttp() throws Exception {
        Supervised<CardTerminal> terminal = online("card-terminal", CardTerminal.class);
        var sale = new CardTerminal.Sale("HZ20261122000001", 2_500);
        call(
                "POST",
                "/card-terminal",
                "{\"next\":[\"decline\",\"lose-after\"],\"code\":\"55\",\"words\":\"密码错误\"}",
                200);

        CardTerminal.Outcome refused = terminal.use(LIMIT, device -> device.sale(sale, LIMIT));
        CardTerminal.Outcome lost = terminal.use(LIMIT, device -> device.sale(sale, Duration.ofMillis(300)));
        CardTerminal.Outcome found = terminal.use(LIMIT, device -> device.query(sale.tradeNo(), LIMIT));

        assertThat(refused).isEqualTo(new CardTerminal.Outcome.Refused(CardTerminal.Refusal.WRONG_PIN, "55", "密码错误"));
        assertThat(lost).isEqualTo(new CardTerminal.Outcome.Unknown(DeviceReason.NO_ANSWER));
        JsonNode taken = call("GET", "/card-terminal/book", "", 200).get(0);
        assertThat(taken.get("state").asString()).isEqualTo("TAKEN");
        assertThat(taken.get("card").asString()).isEqualTo("620000*********1234");
        assertThat(found).isInstanceOf(CardTerminal.Outcome.Done.class);
        call("POST", "/card-terminal", "{\"next\":[\"dance\"]}", 400);
        call("POST", "/card-terminal", "{\"code\":\"long\"}", 400);
    }

    @Test
    void whoeverStandsBeforeTheInsuranceTerminalIsToldByHttp() throws Exception {
        Supervised<InsuranceTerminal> terminal = online("insurance-terminal", InsuranceTerminal.class);
        call("POST", "/insurance", "{\"person\":1,\"next\":[\"refuse\"]}", 200);
        var way = InsuranceTerminal.Way.FACE;
        var business = InsuranceTerminal.Business.REGISTER;

        InsuranceTerminal.Outcome refused = terminal.use(LIMIT, device -> device.identify(way, business, LIMIT));
        InsuranceTerminal.Outcome known = terminal.use(LIMIT, device -> device.identify(way, business, LIMIT));

        assertThat(refused).isEqualTo(new InsuranceTerminal.Outcome.Refused(-1, "认证未通过"));
        assertThat(known)
                .isInstanceOfSatisfying(
                        InsuranceTerminal.Outcome.Identified.class,
                        done -> assertThat(done.person().name()).isEqualTo("李建国"));
        call("POST", "/insurance", "{\"person\":99}", 400);
    }

    @Test
    void thePageIsServedAndOtherSitesMayNotOperateDevices() throws Exception {
        HttpRequest page = request("/").build();
        assertThat(http.send(page, HttpResponse.BodyHandlers.ofString()).body()).contains("模拟设备台");
        HttpRequest foreign = request("/id-card")
                .header("Origin", "http://elsewhere.example")
                .DELETE()
                .build();
        assertThat(http.send(foreign, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void optionsOfTheMainClassAreReadOrRefused() {
        assertThat(SimulatorMain.options(new String[] {"--port", "9000"})).containsEntry("--port", 9000);
        assertThatThrownBy(() -> SimulatorMain.options(new String[] {"--prot", "1"}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private <D extends Device> Supervised<D> online(String name, Class<D> kind) {
        DeviceAddress address = DeviceAddress.parse(simulated.addresses().get(name));
        Supervised<D> device = devices.supervise(name, kind, address);
        awaitReason(device, DeviceReason.READY);
        return device;
    }

    private static void awaitReason(Supervised<?> device, DeviceReason reason) {
        await().atMost(LIMIT).until(() -> device.status().reason() == reason);
    }

    private JsonNode call(String method, String path, String body, int status) throws Exception {
        HttpRequest request = request(path)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(status);
        return JsonMapper.shared().readTree(response.body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + simulated.ports().control() + path));
    }
}
