package org.houzhen.server.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.houzhen.server.RunningServer;
import org.houzhen.wire.PatientView;
import org.houzhen.wire.TerminalEnrolled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class TerminalsIT {
    private static final String REPORT = """
            {"devices":[{"name":"receipt","state":"DEGRADED","reason":"PAPER_LOW","since":"2026-11-22T01:00:00Z"}]}""";

    @TempDir
    Path data;

    private RunningServer server;

    @BeforeEach
    void start() {
        server = RunningServer.start(data);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theFirstTerminalEnrolsItselfWithTheCodeInTheDataFolderAndOnlyOnce() throws IOException {
        Path file = data.resolve("first-terminal-code");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        String code = Files.readString(file).strip();

        HttpResponse<String> first = enrol(code.toLowerCase().replace("-", " "));
        HttpResponse<String> second = enrol(code);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(403);
        assertThat(second.body()).contains("ENROLMENT_CODE_INVALID");
        assertThat(file).doesNotExist();
    }

    @Test
    void aTerminalReportsItsDevicesUntilItIsShutOut() throws IOException {
        String token = token(enrol(firstCode()));

        assertThat(report(token)).isEqualTo(204);
        DeviceBoard.TerminalView seen = server.bean(DeviceBoard.class).all().get(0);
        assertThat(seen.state()).isEqualTo("ONLINE");
        assertThat(seen.devices())
                .singleElement()
                .satisfies(device -> assertThat(device.reason()).isEqualTo("PAPER_LOW"));

        server.bean(TerminalRegister.class).revoke(seen.id());
        assertThat(report(token)).isEqualTo(401);
        assertThat(server.bean(DeviceBoard.class).all()).isEmpty();
    }

    @Test
    void aReportThatNoDeskCouldShowIsRefused() throws IOException {
        String token = token(enrol(firstCode()));

        for (String device : List.of("null", "{}", "{\"name\":\"RECEIPT\",\"state\":\"MELTING\",\"reason\":\"\"}")) {
            assertThat(server.send(
                                    "PUT",
                                    "/api/kiosk/devices",
                                    "{\"devices\":[" + device + "]}",
                                    "Authorization",
                                    "Bearer " + token)
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void whatATerminalReportedSurvivesARestartOfTheServer() throws IOException {
        String token = token(enrol(firstCode()));
        report(token);

        server.close();
        server = RunningServer.start(data);

        assertThat(data.resolve("first-terminal-code")).doesNotExist();
        assertThat(server.bean(DeviceBoard.class).all())
                .singleElement()
                .satisfies(terminal -> assertThat(terminal.devices()).hasSize(1));
        assertThat(report(token)).isEqualTo(204);
    }

    @Test
    void anEnrolmentWhoseAnswerWasLostIsRepeatedAndGetsTheSameAnswer() throws IOException {
        String code = firstCode();
        var key = UUID.randomUUID();
        HttpResponse<String> lost = enrol(code, key);

        server.close();
        server = RunningServer.start(data);
        HttpResponse<String> repeated = enrol(code, key);

        assertThat(repeated.statusCode()).isEqualTo(201);
        assertThat(repeated.body()).isEqualTo(lost.body());
        assertThat(report(token(repeated))).isEqualTo(204);
        assertThat(server.bean(DeviceBoard.class).all()).hasSize(1);
    }

    @Test
    void anotherKeyDoesNotGetTheAnswerNorDoesATerminalThatWasShutOut() throws IOException {
        String code = firstCode();
        var key = UUID.randomUUID();
        HttpResponse<String> first = enrol(code, key);

        assertThat(enrol(code, UUID.randomUUID()).statusCode()).isEqualTo(403);
        assertThat(enrol("AAAA-BBBB-CCCC", key).statusCode()).isEqualTo(403);

        String id = JsonMapper.builder()
                .build()
                .readValue(first.body(), TerminalEnrolled.class)
                .terminalId();
        server.bean(TerminalRegister.class).revoke(id);
        assertThat(enrol(code, key).statusCode()).isEqualTo(403);
    }

    @Test
    void guessingAtCodesIsStopped() {
        for (int i = 0; i < 10; i++) {
            assertThat(enrol("AAAA-BBBB-CCCC").statusCode()).isEqualTo(403);
        }
        assertThat(enrol("AAAA-BBBB-CCCC").statusCode()).isEqualTo(429);
    }

    @Test
    void aTerminalReadsOnlyOfPatientsWhoHaveShownThereWhoTheyAre() throws IOException {
        String here = token(enrol(firstCode()));
        String elsewhere =
                token(enrol(server.bean(TerminalRegister.class).newCode().code()));
        assertThat(reads("P0000001", here)).containsOnly(403);

        HttpResponse<String> opened = server.send(
                "POST",
                "/api/kiosk/patients",
                "{\"document\":{\"type\":\"RESIDENT_ID\",\"number\":\"11010519491231002X\"},\"name\":\"张三丰\","
                        + "\"sex\":\"FEMALE\",\"birth\":\"1949-12-31\",\"phone\":\"13812348000\"}",
                "Authorization",
                "Bearer " + here);
        String patient = JsonMapper.builder()
                .build()
                .readValue(opened.body(), PatientView.class)
                .patientId();

        assertThat(reads(patient, here)).containsOnly(200);
        assertThat(reads(patient, elsewhere)).containsOnly(403);
        assertThat(reads("P0000001", here)).containsOnly(403);
    }

    private List<Integer> reads(String patient, String token) {
        return Stream.of("bills", "visits", "reports")
                .map(what -> server.send(
                                "GET",
                                "/api/kiosk/patients/" + patient + "/" + what,
                                "",
                                "Authorization",
                                "Bearer " + token)
                        .statusCode())
                .toList();
    }

    @Test
    void theStoreHoldsNoSecret() throws IOException {
        String code = firstCode();
        String token = token(enrol(code));

        server.close();
        try (var files = Files.list(data)) {
            assertThat(files.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .noneMatch(file -> holds(file, token) || holds(file, code));
        }
        server = RunningServer.start(data);
    }

    private static boolean holds(Path file, String secret) {
        try {
            return new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1).contains(secret);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String firstCode() throws IOException {
        return Files.readString(data.resolve("first-terminal-code")).strip();
    }

    private HttpResponse<String> enrol(String code) {
        return enrol(code, UUID.randomUUID());
    }

    private HttpResponse<String> enrol(String code, UUID key) {
        return server.send(
                "POST",
                "/api/kiosk/terminals",
                "{\"code\":\"" + code + "\",\"name\":\"门诊一楼 1 号\"}",
                "Idempotency-Key",
                key.toString());
    }

    private static String token(HttpResponse<String> enrolled) {
        return JsonMapper.builder()
                .build()
                .readValue(enrolled.body(), TerminalEnrolled.class)
                .token();
    }

    private int report(String token) {
        return server.send("PUT", "/api/kiosk/devices", REPORT, "Authorization", "Bearer " + token)
                .statusCode();
    }
}
