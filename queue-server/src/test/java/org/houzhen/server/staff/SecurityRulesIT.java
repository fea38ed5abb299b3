package org.houzhen.server.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.houzhen.server.RunningServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

class SecurityRulesIT {
    private static final Set<String> PUBLIC = Set.of(
            "GET /screen/1/speech/1", // Refuses whoever is no screen: PairingIT.
            "POST /screen/1/pairing", // Gives a code that says nothing until an administrator accepts it.
            "POST /api/kiosk/terminals",
            "POST /api/desk/sign-in",
            "POST /api/wechat/notify",
            "POST /api/alipay/notify",
            "GET /api/phone/visit", // Refuses whoever has no signed link: PhoneLinkIT.
            "GET /api/phone/stops",
            "GET /api/phone/feed",
            "GET /api/phone/other-days",
            "POST /api/phone/move",
            "POST /api/phone/sign-in");

    @TempDir
    static Path data;

    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.start(data);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void noMappedEndpointOutsideThePublicListAnswersAStranger() {
        List<String> endpoints = endpoints();
        assertThat(endpoints).contains("PUT /api/kiosk/devices", "GET /api/desk/me", "GET /api/desk/staff");

        assertThat(endpoints).filteredOn(endpoint -> !PUBLIC.contains(endpoint)).allSatisfy(endpoint -> {
            HttpResponse<String> answer = ask(endpoint);
            assertThat(answer.statusCode()).isIn(401, 403);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(answer.body()).contains("\"code\":\"NOT_SIGNED_IN\"");
        });
    }

    @Test
    void unknownPathsAndMethodsAreRefusedBeforeTheyAreLookedFor() {
        assertThat(ask("GET /api/nothing").statusCode()).isEqualTo(401);
        assertThat(ask("GET /actuator/env").statusCode()).isEqualTo(401);
        assertThat(ask("DELETE /assets/houzhen.css").statusCode()).isEqualTo(401);
        assertThat(ask("GET /actuator/health").statusCode()).isEqualTo(200);
    }

    @Test
    void theTwoKindsOfCredentialDoNotOpenEachOthersDoors() {
        server.bean(People.class)
                .add(
                        "nurse",
                        Role.NURSE,
                        new People.Duty("", Set.of()),
                        server.bean(Passwords.class).digest("0123456789"));
        var attempt = (SignIns.Attempt.SignedIn) server.bean(SignIns.class).signIn("nurse", "0123456789");
        String token = attempt.token().value();

        assertThat(server.send("GET", "/api/desk/me", "", "Cookie", "houzhen=" + token)
                        .statusCode())
                .isEqualTo(200);
        assertThat(server.send("GET", "/api/desk/me", "", "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(401);
        assertThat(server.send("PUT", "/api/kiosk/devices", "{\"devices\":[]}", "Cookie", "houzhen=" + token)
                        .statusCode())
                .isEqualTo(401);
        assertThat(server.send("PUT", "/api/kiosk/devices", "{\"devices\":[]}", "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aWriteWithoutTheHeaderOfOurOwnPagesIsRefused() {
        assertThat(server.send("POST", "/api/desk/sign-in", "{\"name\":\"a\",\"password\":\"b\"}")
                        .body())
                .contains("WRITE_HEADER_MISSING");
        assertThat(server.send("POST", "/api/%64esk/sign-in", "{\"name\":\"a\",\"password\":\"b\"}")
                        .body())
                .contains("WRITE_HEADER_MISSING");
    }

    @Test
    void aNurseOfOneAreaSeesAndCallsNobodyInAnother() {
        server.bean(People.class)
                .add(
                        "nurse of B",
                        Role.NURSE,
                        new People.Duty("", Set.of("B")),
                        server.bean(Passwords.class).digest("0123456789"));
        var attempt = (SignIns.Attempt.SignedIn) server.bean(SignIns.class).signIn("nurse of B", "0123456789");
        String cookie = "houzhen=" + attempt.token().value();

        assertThat(read("/api/desk/areas/B", cookie)).isEqualTo(200);
        assertThat(read("/api/desk/areas/C", cookie)).isEqualTo(403);
        assertThat(read("/api/desk/areas/%43/done", cookie)).isEqualTo(403);
        assertThat(call("B", cookie)).contains("UNKNOWN_ROOM");
        assertThat(call("C", cookie)).contains("NOT_ALLOWED");
    }

    @Test
    void aPageThatShowsAnothersDeskActsForNobody() {
        String cookie = signedIn("nurse in two tabs", Role.NURSE);

        HttpResponse<String> me = server.send("GET", "/api/desk/me", "", "Cookie", cookie);
        String shown = me.body().replaceAll(".*\"staffId\":\"([^\"]*)\".*", "$1");

        assertThat(server.send("GET", "/api/desk/me", "", "Cookie", cookie, "Houzhen-Staff", shown)
                        .statusCode())
                .isEqualTo(200);
        assertThat(server.send("GET", "/api/desk/me", "", "Cookie", cookie, "Houzhen-Staff", shown + "0")
                        .body())
                .contains("NOT_SIGNED_IN");
    }

    private static int read(String path, String cookie) {
        return server.send("GET", path, "", "Cookie", cookie).statusCode();
    }

    private static String call(String area, String cookie) {
        String[] headers = {
            "Cookie", cookie, "X-Requested-With", "houzhen", "Idempotency-Key", "e5bd5b5a-6e0e-4a3e-9be5-0d2f4a1c7f10"
        };
        return server.send("POST", "/api/desk/areas/" + area + "/rooms/R1/call-next", "", headers)
                .body();
    }

    @Test
    void onlyWhoAnswersForAnAreaSeesAndChangesWhoCallsWhomThere() {
        String head = signedIn("head of B", Role.HEAD_NURSE, Set.of("B"));
        String plan = "{\"queues\":[\"S-1\"],\"weights\":[],\"grades\":[],\"reason\":\"x\"}";

        for (String other : List.of(
                signedIn("nurse for plans", Role.NURSE),
                signedIn("doctor for plans", Role.DOCTOR),
                signedIn("clerk for plans", Role.CLERK))) {
            assertThat(read("/api/desk/waits", other)).isEqualTo(403);
            assertThat(read("/api/desk/waits/B", other)).isEqualTo(403);
            assertThat(read("/api/desk/waits/B/file?day=2026-11-23", other)).isEqualTo(403);
            assertThat(read("/api/desk/room-plans", other)).isEqualTo(403);
            assertThat(read("/api/desk/room-plans/B", other)).isEqualTo(403);
            assertThat(write("POST", "/api/desk/room-plans/B/R1", plan, other)).isEqualTo(403);
        }
        assertThat(read("/api/desk/room-plans", head)).isEqualTo(200);
        assertThat(read("/api/desk/room-plans/B", head)).isEqualTo(200);
        assertThat(read("/api/desk/waits/C", head)).isEqualTo(403);
        assertThat(read("/api/desk/room-plans/C", head)).isEqualTo(403);
        assertThat(write("POST", "/api/desk/room-plans/B/R1", plan, head)).isEqualTo(409);
        assertThat(write("POST", "/api/desk/room-plans/C/R1", plan, head)).isEqualTo(403);
        assertThat(read("/api/desk/room-plans/C", signedIn("administrator for plans", Role.ADMINISTRATOR)))
                .isEqualTo(200);
    }

    @Test
    void whatCannotBeAnAreaIsNoneAndNothingIsOpenedForIt() {
        String cookie = signedIn("nurse of all", Role.NURSE);

        for (String area : List.of("x".repeat(41), "x".repeat(400), "%20", "B%3Bdrop", "%E2%80%AE", "..%2FB")) {
            assertThat(read("/api/desk/areas/" + area, cookie)).as(area).isIn(400, 404);
            assertThat(read("/api/desk/areas/" + area + "/feed", cookie))
                    .as(area)
                    .isIn(400, 404);
            assertThat(call(area, cookie)).as(area).doesNotContain("INTERNAL_ERROR");
        }
        assertThat(call("x".repeat(41), cookie)).contains("AREA_NOT_FOUND");
        assertThat(read("/api/desk/areas/MADEUP", cookie)).isEqualTo(200); // It may open later today.
        assertThat(server.send("GET", "/api/desk/areas", "", "Cookie", cookie).body())
                .doesNotContain("MADEUP");
    }

    @Test
    void namesAreStoredOnlyWhenTheyAreWhatTheyLookLike() {
        String cookie = signedIn("administrator two", Role.ADMINISTRATOR);

        for (String hidden : List.of("\\u0000", "\\n", "\\u001b", "\\u202e", "\\u2028")) {
            assertThat(write("POST", "/api/desk/staff", staff("a" + hidden + "b", "B"), cookie))
                    .isEqualTo(400);
            assertThat(write("POST", "/api/desk/staff", staff("ab", "B" + hidden + "C"), cookie))
                    .isEqualTo(400);
            String screen = "{\"name\":\"a" + hidden + "b\",\"area\":\"B\",\"room\":\"\"}";
            assertThat(write("PUT", "/api/desk/screens/s1", screen, cookie)).isEqualTo(400);
            String terminal = "{\"code\":\"AAAA-BBBB-CCCC\",\"name\":\"a" + hidden + "b\"}";
            assertThat(write("POST", "/api/kiosk/terminals", terminal, cookie)).isEqualTo(400);
        }
        assertThat(write("POST", "/api/desk/staff", staff("阿依古丽·买买提", "B"), cookie))
                .isEqualTo(201);
    }

    private static String staff(String name, String area) {
        return "{\"name\":\"%s\",\"role\":\"NURSE\",\"password\":\"0123456789ab\",\"areas\":[\"%s\"]}"
                .formatted(name, area);
    }

    private static int write(String method, String path, String body, String cookie) {
        String key = "e5bd5b5a-6e0e-4a3e-9be5-0d2f4a1c7f11";
        return server.send(method, path, body, "Cookie", cookie, "X-Requested-With", "houzhen", "Idempotency-Key", key)
                .statusCode();
    }

    private static String signedIn(String name, Role role) {
        return signedIn(name, role, Set.of());
    }

    private static String signedIn(String name, Role role, Set<String> areas) {
        server.bean(People.class)
                .add(
                        name,
                        role,
                        new People.Duty("", areas),
                        server.bean(Passwords.class).digest("0123456789"));
        var attempt = (SignIns.Attempt.SignedIn) server.bean(SignIns.class).signIn(name, "0123456789");
        return "houzhen=" + attempt.token().value();
    }

    @Test
    void aTornOrHugeBodyIsAnsweredInWords() {
        HttpResponse<String> torn =
                server.send("POST", "/api/desk/sign-in", "{\"name\":", "X-Requested-With", "houzhen");
        HttpResponse<String> huge = server.send(
                "POST",
                "/api/desk/sign-in",
                "{\"name\":\"" + "x".repeat(100_000) + "\"}",
                "X-Requested-With",
                "houzhen");

        assertThat(torn.statusCode()).isEqualTo(400);
        assertThat(torn.body()).contains("MALFORMED_REQUEST");
        assertThat(huge.statusCode()).isEqualTo(413);
        assertThat(huge.body()).contains("REQUEST_TOO_LARGE");
    }

    @Test
    void everyAnswerCarriesTheSecurityHeaders() {
        HttpResponse<String> answer = ask("GET /actuator/health");

        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "frame-ancestors 'none'", "script-src 'self'")
                .doesNotContain("unsafe");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
    }

    private static HttpResponse<String> ask(String endpoint) {
        String[] parts = endpoint.split(" ");
        return server.send(parts[0], parts[1], "", "X-Requested-With", "houzhen");
    }

    private static List<String> endpoints() {
        var endpoints = new ArrayList<String>();
        server.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(mapping -> mapping.getPatternsCondition()
                        .getPatterns()
                        .forEach(pattern -> mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> endpoints.add(method.name() + " "
                                        + pattern.getPatternString().replaceAll("\\{[^}]*}", "1")))));
        return endpoints;
    }
}
