package org.houzhen.server.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.houzhen.server.hospital.Bill;
import org.houzhen.server.hospital.Billing;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.OutpatientScheduling;
import org.houzhen.server.hospital.OutpatientScheduling.LockSlot;
import org.houzhen.server.hospital.Payment;
import org.houzhen.server.hospital.Registrations;
import org.houzhen.server.kiosk.PatientsHere;
import org.houzhen.server.kiosk.TerminalPrincipal;
import org.houzhen.server.staff.Role;
import org.houzhen.server.staff.StaffPrincipal;
import org.houzhen.server.web.HospitalProblem;
import org.houzhen.wire.ClinicSessionView;
import org.houzhen.wire.Money;
import org.houzhen.wire.PatientView;
import org.houzhen.wire.ReportView;
import org.houzhen.wire.SlotView;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.server.WebFilter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The doors of patients, schedules, orders and reports over real HTTP; who may enter is tested elsewhere. */
class VisitDoorsIT {
    private static final String DESK = "X-Requested-With";
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    static Path data;

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static ConfigurableApplicationContext server;

    /** The modules behind these doors and nothing else; lets everybody in as what a header says. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @ComponentScan("org.houzhen.server.store")
    @ComponentScan("org.houzhen.server.web")
    @ComponentScan("org.houzhen.server.his")
    @ComponentScan("org.houzhen.server.patient")
    @ComponentScan("org.houzhen.server.schedule")
    @ComponentScan(
            basePackages = "org.houzhen.server.report",
            excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*IT.*"))
    @ComponentScan("org.houzhen.server.exam")
    static class OpenDoors {
        @Bean
        Clock clock() {
            return Clock.system(ZoneId.of("Asia/Shanghai"));
        }

        @Bean
        PatientsHere patientsHere() {
            return new PatientsHere() {
                private final List<String> patients = new CopyOnWriteArrayList<>();

                @Override
                public void identified(String terminalId, String patientId) {
                    patients.add(patientId);
                }

                @Override
                public boolean isHere(String terminalId, String patientId) {
                    return patients.contains(patientId);
                }

                @Override
                public List<String> at(String terminalId) {
                    return patients;
                }
            };
        }

        @Bean
        SecureRandom random() {
            return new SecureRandom();
        }

        @Bean
        @Order(-1)
        SecurityWebFilterChain openDoors(ServerHttpSecurity http) {
            return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                    .authorizeExchange(all -> all.anyExchange().permitAll())
                    .build();
        }

        @Bean
        WebFilter whoever() {
            return (exchange, chain) -> chain.filter(exchange)
                    .contextWrite(ReactiveSecurityContextHolder.withAuthentication(
                            who(exchange.getRequest().getHeaders().getFirst("Test-Role"))));
        }

        private static Authentication who(String role) {
            Object principal = role == null
                    ? new TerminalPrincipal("7", "大厅1号机")
                    : new StaffPrincipal("17", "曾医生", Role.valueOf(role), "", Set.of());
            return UsernamePasswordAuthenticationToken.authenticated(principal, null, List.of());
        }
    }

    @BeforeAll
    static void start() {
        server = new SpringApplicationBuilder(OpenDoors.class)
                .run(
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--houzhen.data=" + data,
                        "--houzhen.hospital.always-open=true");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> send(String method, String path, String body, String... headers) {
        String port = server.getEnvironment().getRequiredProperty("local.server.port");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static HttpResponse<String> post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    private static <T> T get(String path, Class<T> type, String... headers) {
        HttpResponse<String> answer = send("GET", path, "", headers);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return JSON.readValue(answer.body(), type);
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(JSON.readTree(answer.body()).get("code").stringValue()).isEqualTo(code);
        assertThat(answer.body()).doesNotContain("11010519", "张三丰");
    }

    private static PatientView opened() {
        HttpResponse<String> answer = post(
                "/api/kiosk/patients",
                "{\"document\":{\"type\":\"RESIDENT_ID\",\"number\":\"11010519491231002X\"},\"name\":\"张三丰\","
                        + "\"sex\":\"FEMALE\",\"birth\":\"1949-12-31\",\"phone\":\"13812348000\"}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("张三丰", "19491231", "13812348000");
        return JSON.readValue(answer.body(), PatientView.class);
    }

    @Test
    void aPatientIsFoundMaskedAndEveryRefusalIsInWords() {
        PatientView patient = opened();
        String find = "{\"document\":{\"type\":\"RESIDENT_ID\",\"number\":\"%s\"},\"name\":\"%s\"}";

        HttpResponse<String> found = post("/api/kiosk/patients/find", find.formatted("11010519491231002X", "张三丰"));
        assertThat(JSON.readValue(found.body(), PatientView.class)).isEqualTo(patient);
        assertThat(patient.maskedName()).isEqualTo("张*丰");
        String door = "/api/kiosk/patients/find";
        assertProblem(post(door, find.formatted("11010519491231002X", "李四")), 409, "IDENTITY_MISMATCH");
        assertProblem(post(door, find.formatted("110105194912310021", "李四")), 422, "CARD_INVALID");
        assertProblem(post(door, find.formatted("990101201401011099", "李四")), 422, "CARD_INVALID");
        assertProblem(
                post(door, "{\"document\":{\"type\":\"PASSPORT\",\"number\":\"E1234567\"},\"name\":\"A\"}"),
                404,
                "PATIENT_NOT_FOUND");
        assertProblem(post(door, "{\"document\":{\"type\":"), 400, "MALFORMED_REQUEST");
        assertProblem(post(door, "{\"name\":\"张三丰\"}"), 400, "MALFORMED_REQUEST");
        assertProblem(post(door, "{\"nmae\":\"张三丰\"}"), 400, "MALFORMED_REQUEST");
    }

    @Test
    void clinicsSessionsAndNumbersAreShown() {
        JsonNode departments = get("/api/kiosk/departments", JsonNode.class);
        assertThat(departments).hasSize(22);
        ClinicSessionView[] sessions = get("/api/kiosk/departments/C01/sessions", ClinicSessionView[].class);
        assertThat(sessions).isNotEmpty();
        assertThat(get("/api/kiosk/sessions/" + sessions[0].id() + "/slots", SlotView[].class))
                .isNotEmpty();

        assertProblem(send("GET", "/api/kiosk/sessions/none/slots", ""), 404, "SESSION_NOT_FOUND");
        assertProblem(send("GET", "/api/kiosk/departments/C01/sessions?date=soon", ""), 400, "MALFORMED_REQUEST");
    }

    @Test
    void anOrderedTestBecomesAReportThatAMachinePrints() {
        PatientView patient = opened();
        String visit = registered(patient);
        String orders = "/api/desk/visits/" + visit + "/orders";
        String key = UUID.randomUUID().toString();
        String[] doctor = {"Test-Role", "DOCTOR", DESK, "houzhen", "Idempotency-Key", key};

        HttpResponse<String> bill = post(orders, "{\"items\":[\"L015\"]}", doctor);
        assertThat(bill.statusCode()).isEqualTo(200);
        assertThat(post(orders, "{\"items\":[\"L015\"]}", doctor).body()).isEqualTo(bill.body());
        assertProblem(
                post(orders, "{\"items\":[\"L015\"]}", "Test-Role", "NURSE", DESK, "houzhen", "Idempotency-Key", key),
                403,
                "NOT_ALLOWED");
        assertThat(get("/api/desk/orderable-items", JsonNode.class, "Test-Role", "DOCTOR"))
                .hasSizeGreaterThan(140);
        pay(patient);
        String sample = audited(visit);

        ReportView[] reports = get("/api/kiosk/patients/" + patient.patientId() + "/reports", ReportView[].class);
        assertThat(reports).singleElement().satisfies(report -> {
            assertThat(report.id()).isEqualTo(sample);
            assertThat(report.state()).isEqualTo("READY");
        });
        String report = "/api/kiosk/reports/" + sample + "/1";
        HttpResponse<String> file = send("GET", report + "/file", "");
        assertThat(file.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(file.body()).startsWith("%PDF-");
        String printed = "{\"jobId\":\"" + UUID.randomUUID() + "\",\"pages\":1}";
        assertThat(post(report + "/printed", printed).statusCode()).isEqualTo(204);
        assertThat(post(report + "/printed", printed).statusCode()).isEqualTo(204);
        assertThat(get("/api/kiosk/patients/" + patient.patientId() + "/reports", ReportView[].class)[0].printed())
                .isEqualTo(1);
        assertProblem(send("GET", "/api/kiosk/reports/L1/1/file", ""), 404, "REPORT_NOT_FOUND");
    }

    private static CallContext context() {
        return CallContext.kiosk(UUID.randomUUID().toString(), "7", Instant.now());
    }

    private static String registered(PatientView patient) {
        ClinicSessionView session = get("/api/kiosk/departments/C01/sessions", ClinicSessionView[].class)[0];
        var lock = HospitalProblem.orThrow(server.getBean(OutpatientScheduling.class)
                .lock(context(), new LockSlot(patient.patientId(), session.id(), lastSlot(session))));
        var commit = new Registrations.CommitRegistration(lock.token(), "T1", lock.total(), paid(lock.total()));
        return HospitalProblem.orThrow(server.getBean(Registrations.class).commit(context(), commit))
                .registerNo();
    }

    private static String lastSlot(ClinicSessionView session) {
        SlotView[] slots = get("/api/kiosk/sessions/" + session.id() + "/slots", SlotView[].class);
        return slots[slots.length - 1].id();
    }

    private static void pay(PatientView patient) {
        Billing billing = server.getBean(Billing.class);
        List<String> bills = billing.unpaid(context(), patient.patientId()).stream()
                .map(Bill::id)
                .toList();
        assertThat(bills).hasSize(1);
        var lock = HospitalProblem.orThrow(
                billing.lock(context(), new Billing.LockBills(patient.patientId(), bills, Duration.ofMinutes(6))));
        HospitalProblem.orThrow(billing.commit(
                context(), new Billing.CommitBills(lock.token(), "T2", lock.total(), paid(lock.total()))));
    }

    private static Payment paid(Money amount) {
        return new Payment(Payment.Method.WECHAT, "4200001", amount, Instant.now());
    }

    private static String audited(String visit) {
        String[] bench = {"Test-Role", "LABORATORY", DESK, "houzhen"};
        JsonNode sample =
                get("/api/desk/laboratory/worklist", JsonNode.class, bench).get(0);
        assertThat(sample.get("registerNo").stringValue()).isEqualTo(visit);
        assertThat(sample.get("patient").get("sexAndAge").stringValue()).startsWith("女 ");
        String no = sample.get("sampleNo").stringValue();
        String path = "/api/desk/laboratory/samples/" + no;
        assertProblem(post(path + "/audit", "", bench), 409, "SAMPLE_STATE");
        assertThat(post(path + "/receive", "", bench).statusCode()).isEqualTo(200);
        assertProblem(post(path + "/results", "{\"values\":{\"GLU\":\"sweet\"}}", bench), 422, "RESULT_INVALID");
        assertThat(post(path + "/results", "{\"values\":{\"GLU\":\"5.20\"}}", bench)
                        .statusCode())
                .isEqualTo(200);
        assertThat(post(path + "/audit", "", bench).statusCode()).isEqualTo(200);
        return no;
    }
}
