package org.houzhen.server.slip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.houzhen.server.RunningServer;
import org.houzhen.server.staff.ServerStaff;
import org.houzhen.wire.TerminalEnrolled;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From a terminal's word to the staff's list, through the real doors. */
class UnprovenSlipsIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Instant NOW = Instant.now();

    @TempDir
    static Path data;

    private static RunningServer server;
    private static String token;
    private static String nurse;

    @BeforeAll
    static void start() throws IOException {
        server = RunningServer.start(data);
        String code = Files.readString(data.resolve("first-terminal-code")).strip();
        String key = UUID.randomUUID().toString();
        String body = "{\"code\":\"" + code + "\",\"name\":\"门诊一楼 1 号\"}";
        HttpResponse<String> enrolled = server.send("POST", "/api/kiosk/terminals", body, "Idempotency-Key", key);
        token = JSON.readValue(enrolled.body(), TerminalEnrolled.class).token();
        nurse = ServerStaff.nurse(server, "赵红");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aSlipNobodyProvedIsListedUntilItIsTickedOffWithWhoAndWhen() {
        assertThat(report(slip("S-1", "ORDER_SLIP", "HZ20261122000412", "GIVEN_UP", 3)))
                .isEqualTo(204);

        JsonNode listed = listed("S-1");
        assertThat(listed.path("terminal").asString()).isEqualTo("门诊一楼 1 号");
        assertThat(listed.path("number").asString()).isEqualTo("HZ20261122000412");
        assertThat(listed.hasNonNull("doneBy")).isFalse();
        String path = "/api/desk/unproven-slips/" + listed.path("terminalId").asString() + "/S-1/done";
        assertThat(write("PUT", path).statusCode()).isEqualTo(204);
        assertThat(listed("S-1").path("doneBy").asString()).isEqualTo("赵红");
        String first = listed("S-1").path("doneAt").asString();
        assertThat(write("PUT", path).statusCode()).isEqualTo(204);
        assertThat(listed("S-1").path("doneAt").asString()).isEqualTo(first);

        report(slip("S-1", "ORDER_SLIP", "HZ20261122000412", "GIVEN_UP", 3));
        assertThat(listed("S-1").path("doneBy").asString()).isEqualTo("赵红");
        assertThat(write("DELETE", path).statusCode()).isEqualTo(204);
        assertThat(listed("S-1").hasNonNull("doneBy")).isFalse();
        assertThat(write("PUT", "/api/desk/unproven-slips/nowhere/S-1/done").body())
                .contains("NOT_LISTED");
    }

    @Test
    void aLaterProofIsToldAndOfASlipThatWasNeverInDoubtNothingIsKept() {
        report(slip("S-2", "SIGN_IN_SLIP", "R1", "UNKNOWN", 1));
        report(slip("S-2", "SIGN_IN_SLIP", "R1", "PROVEN", 2), slip("S-3", "ORDER_SLIP", "HZ1", "PROVEN", 2));

        assertThat(listed("S-2").hasNonNull("provenAt")).isTrue();
        assertThat(listed("S-2").path("copies").asInt()).isEqualTo(2);
        assertThat(listed("S-3").isMissingNode()).isTrue();
    }

    @Test
    void whatNoDeskCouldShowIsRefused() {
        for (String slip : List.of(
                "null",
                "{}",
                slip("S-9", "LETTER", "HZ1", "UNKNOWN", 1),
                slip("S-9", "ORDER_SLIP", "HZ1", "LOST", 1),
                slip("S-9", "ORDER_SLIP", "\\u202e", "UNKNOWN", 1),
                slip("S-9", "ORDER_SLIP", "HZ1", "UNKNOWN", -1))) {
            assertThat(report(slip)).as(slip).isEqualTo(400);
        }
        assertThat(listed("S-9").isMissingNode()).isTrue();
    }

    @Test
    void aSlipThatIsRefusedHidesNoOtherOfItsReport() {
        assertThat(report(slip("S-8", "LETTER", "HZ1", "UNKNOWN", 1), slip("S-7", "ORDER_SLIP", "HZ7", "UNKNOWN", 1)))
                .isEqualTo(400);

        assertThat(listed("S-7").path("number").asString()).isEqualTo("HZ7");
        assertThat(listed("S-8").isMissingNode()).isTrue();
    }

    @Test
    void terminalsAndDoctorsDoNotReadTheList() {
        String doctor = ServerStaff.doctor(server, "李明");

        assertThat(server.send("GET", "/api/desk/unproven-slips", "", "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(401);
        assertThat(server.send("GET", "/api/desk/unproven-slips", "", "Cookie", doctor)
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.send("PUT", "/api/kiosk/slips", "{\"slips\":[]}", "Cookie", nurse)
                        .statusCode())
                .isEqualTo(401);
    }

    private static String slip(String id, String kind, String number, String state, int copies) {
        return "{\"id\":\"%s\",\"kind\":\"%s\",\"number\":\"%s\",\"state\":\"%s\",\"copies\":%d,\"queuedAt\":\"%s\"}"
                .formatted(id, kind, number, state, copies, NOW);
    }

    private static int report(String... slips) {
        String body = "{\"slips\":[" + String.join(",", slips) + "]}";
        return server.send("PUT", "/api/kiosk/slips", body, "Authorization", "Bearer " + token)
                .statusCode();
    }

    private static HttpResponse<String> write(String method, String path) {
        return server.send(method, path, "", "Cookie", nurse, "X-Requested-With", "houzhen");
    }

    private static JsonNode listed(String id) {
        JsonNode all = JSON.readTree(server.send("GET", "/api/desk/unproven-slips", "", "Cookie", nurse)
                .body());
        return all.valueStream()
                .filter(slip -> slip.path("id").asString().equals(id))
                .findFirst()
                .orElseGet(JSON::missingNode);
    }
}
