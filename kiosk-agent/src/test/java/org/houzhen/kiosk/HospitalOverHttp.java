package org.houzhen.kiosk;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.houzhen.kiosk.server.Answer;
import org.houzhen.kiosk.server.HospitalServer.Nothing;
import org.houzhen.wire.Agreement;
import org.houzhen.wire.DeviceReport;
import org.houzhen.wire.EnrolTerminal;
import org.houzhen.wire.FindPatient;
import org.houzhen.wire.InsuranceCredential;
import org.houzhen.wire.MoveVisit;
import org.houzhen.wire.OpenRecord;
import org.houzhen.wire.PayBills;
import org.houzhen.wire.PaymentCode;
import org.houzhen.wire.PrintEBill;
import org.houzhen.wire.Problem;
import org.houzhen.wire.Register;
import org.houzhen.wire.ReportPrinted;
import org.houzhen.wire.ReturnVisit;
import org.houzhen.wire.SignIn;
import org.houzhen.wire.SlipPrinted;
import org.houzhen.wire.SlipReport;
import org.houzhen.wire.TerminalEnrolled;
import tools.jackson.databind.json.JsonMapper;

/** The hospital of the tests behind the terminal API's real wire, with one thread that owns it. */
public final class HospitalOverHttp implements AutoCloseable {
    public static final String CODE = "one-time-code";
    private static final String TOKEN = "token-of-terminal-1";

    public final FakeHospital hospital;
    public volatile DeviceReport devices;
    public volatile SlipReport slips = new SlipReport(List.of());
    private final JsonMapper json = new JsonMapper();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Map<Pattern, BiFunction<Call, Matcher, Answer<?>>> routes = new LinkedHashMap<>();
    private final HttpServer http;

    /** One request, read. */
    private record Call(JsonMapper json, byte[] body, Optional<UUID> key) {
        <T> T as(Class<T> type) {
            return json.readValue(body, type);
        }
    }

    public HospitalOverHttp(FakeHospital hospital) throws IOException {
        this.hospital = hospital;
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(thread);
        http.createContext("/api/kiosk", this::handle);
        patients();
        orders();
        reports();
        http.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    /** Does something to the hospital on the thread that owns it. */
    public void run(Runnable deed) {
        try {
            thread.submit(deed).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private void route(String pattern, BiFunction<Call, Matcher, Answer<?>> answer) {
        routes.put(Pattern.compile(pattern.replace("{}", "([^/]+)")), answer);
    }

    private void patients() {
        route("POST /patients/find", (call, path) -> hospital.find(call.as(FindPatient.class)));
        route("POST /patients", (call, path) -> hospital.open(call.as(OpenRecord.class)));
        route("GET /departments", (call, path) -> hospital.departments());
        route("GET /departments/{}/sessions", (call, path) -> hospital.clinics(path.group(1)));
        route("GET /sessions/{}/slots", (call, path) -> hospital.slots(path.group(1)));
        route("GET /patients/{}/visits", (call, path) -> hospital.visits(path.group(1)));
        route("POST /sign-ins", (call, path) -> hospital.signIn(call.key().orElseThrow(), call.as(SignIn.class)));
        route("GET /patients/{}/other-days", (call, path) -> hospital.otherDays(path.group(1), ""));
        route(
                "POST /patients/{}/moves",
                (call, path) -> hospital.move(call.key().orElseThrow(), call.as(MoveVisit.class)));
        route("PUT /devices", (call, path) -> {
            devices = call.as(DeviceReport.class);
            return hospital.devices(devices);
        });
    }

    private void orders() {
        route(
                "POST /registrations",
                (call, path) -> hospital.register(call.key().orElseThrow(), call.as(Register.class)));
        route("GET /patients/{}/bills", (call, path) -> hospital.bills(path.group(1)));
        route(
                "POST /bill-payments",
                (call, path) -> hospital.payBills(call.key().orElseThrow(), call.as(PayBills.class)));
        route("GET /patients/{}/extras", (call, path) -> hospital.extras(path.group(1)));
        route("GET /patients/{}/returnable", (call, path) -> hospital.returnable(path.group(1)));
        route(
                "POST /patients/{}/returns",
                (call, path) -> hospital.giveBack(call.key().orElseThrow(), call.as(ReturnVisit.class)));
        route("GET /services", (call, path) -> hospital.services());
        route("GET /patients/{}/ebills", (call, path) -> hospital.ebills(path.group(1)));
        route(
                "POST /patients/{}/ebill-copies",
                (call, path) -> hospital.printEBill(call.key().orElseThrow(), call.as(PrintEBill.class)));
        route(
                "POST /patients/{}/ebill-sheets",
                (call, path) -> hospital.countEBillSheet(call.key().orElseThrow(), call.as(PrintEBill.class)));
        route("GET /ebill-sheets/{}/file", (call, path) -> hospital.eBillSheetFile(path.group(1)));
        route(
                "POST /ebill-sheets/{}/printed",
                (call, path) -> hospital.eBillSheetPrinted(path.group(1), call.as(ReportPrinted.class)));
        route("GET /orders/unsettled", (call, path) -> hospital.unsettled());
        route("GET /orders/{}", (call, path) -> hospital.order(path.group(1)));
        route(
                "POST /patients/{}/insured-registrations",
                (call, path) -> hospital.register(call.key().orElseThrow(), call.as(Register.class)));
        route(
                "POST /patients/{}/insured-bill-payments",
                (call, path) -> hospital.payBills(call.key().orElseThrow(), call.as(PayBills.class)));
        route("POST /insurance-credentials", (call, path) -> hospital.lodge(call.as(InsuranceCredential.class)));
        route("GET /payers", (call, path) -> hospital.payers());
        route("POST /orders/{}/agreement", (call, path) -> hospital.agree(path.group(1), call.as(Agreement.class)));
        route("GET /pay-ways", (call, path) -> hospital.payWays());
        route(
                "POST /orders/{}/payment-code",
                (call, path) -> hospital.showCode(path.group(1), call.as(PaymentCode.class)));
        route("POST /orders/{}/cancel", (call, path) -> hospital.cancel(path.group(1)));
        route("POST /orders/{}/slip", (call, path) -> hospital.slipPrinted(path.group(1), call.as(SlipPrinted.class)));
    }

    private void reports() {
        route("PUT /slips", (call, path) -> {
            slips = call.as(SlipReport.class);
            return Answer.done(Nothing.NOTHING);
        });
        route("GET /patients/{}/reports", (call, path) -> hospital.reports(path.group(1)));
        route(
                "GET /reports/{}/{}/file",
                (call, path) -> hospital.reportFile(path.group(1), Integer.parseInt(path.group(2))));
        route(
                "POST /reports/{}/{}/printed",
                (call, path) -> hospital.reportPrinted(
                        path.group(1), Integer.parseInt(path.group(2)), call.as(ReportPrinted.class)));
    }

    private void handle(HttpExchange exchange) throws IOException {
        String request = exchange.getRequestMethod() + " "
                + exchange.getRequestURI().getPath().substring("/api/kiosk".length());
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (request.equals("POST /terminals")) {
            enrol(exchange, json.readValue(body, EnrolTerminal.class));
        } else if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            send(exchange, 401, new Problem("NOT_ENROLLED", "本机未登记。", 401));
        } else {
            var key = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Idempotency-Key"))
                    .map(UUID::fromString);
            answer(exchange, request, new Call(json, body, key));
        }
    }

    private void enrol(HttpExchange exchange, EnrolTerminal request) throws IOException {
        if (request.code().equals(CODE)) {
            send(exchange, 200, new TerminalEnrolled("terminal-1", TOKEN));
        } else {
            send(exchange, 409, new Problem("CODE_UNKNOWN", "登记码无效。", 409));
        }
    }

    private void answer(HttpExchange exchange, String request, Call call) throws IOException {
        for (var route : routes.entrySet()) {
            Matcher path = route.getKey().matcher(request);
            if (path.matches()) {
                reply(exchange, route.getValue().apply(call, path));
                return;
            }
        }
        send(exchange, 404, new Problem("NOT_FOUND", "没有这个接口：" + request, 404));
    }

    private void reply(HttpExchange exchange, Answer<?> answer) throws IOException {
        if (answer instanceof Answer.Done<?> done) {
            send(exchange, done.value() == Nothing.NOTHING ? 204 : 200, done.value());
        } else if (answer instanceof Answer.Refused<?> refused) {
            send(exchange, refused.problem().status(), refused.problem());
        } else {
            send(exchange, 503, new Problem("UNAVAILABLE", "稍后再试。", 503));
        }
    }

    private void send(HttpExchange exchange, int status, Object value) throws IOException {
        byte[] body = value instanceof byte[] file ? file : json.writeValueAsBytes(value);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, status == 204 ? -1 : body.length);
        if (status != 204) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    @Override
    public void close() {
        http.stop(0);
        thread.shutdownNow();
    }
}
