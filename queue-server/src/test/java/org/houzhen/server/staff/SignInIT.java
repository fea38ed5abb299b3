package org.houzhen.server.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jayway.jsonpath.JsonPath;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.houzhen.server.RunningServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

class SignInIT {
    private static final String[] OWN_PAGE = {"X-Requested-With", "houzhen"};
    private static final String PASSWORD = "correct horse battery";
    private static final Pattern PRINTED = Pattern.compile("name admin password (\\S+)");

    @TempDir
    Path data;

    private RunningServer server;
    private String printed;

    @BeforeEach
    void start() {
        printed = startAndListen();
        server.bean(People.class)
                .add(
                        "周护士",
                        Role.NURSE,
                        new People.Duty("", Set.of("B")),
                        server.bean(Passwords.class).digest(PASSWORD));
    }

    /** Starts the server and gives back what it wrote to standard output. */
    private String startAndListen() {
        PrintStream before = System.out;
        var bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            server = RunningServer.start(data, MovableTime.class);
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @AfterEach
    void stop() {
        server.close();
        MovableTime.offset = Duration.ZERO;
    }

    @Test
    void theFirstStartPrintsOneWorkingPasswordAndTheSecondNone() {
        Matcher line = PRINTED.matcher(printed);
        assertThat(line.find()).isTrue();
        String password = line.group(1);
        assertThat(line.find()).isFalse();
        assertThat(printed.split(Pattern.quote(password), -1)).hasSize(2);

        server.close();
        String second = startAndListen();

        assertThat(second).doesNotContain("password");
        assertThat(signIn("admin", password).statusCode()).isEqualTo(200);
    }

    @Test
    void aSignInSurvivesARestartAndEndsWithTheSignOut() {
        String cookie = cookie(signIn("周护士", PASSWORD));

        server.close();
        startAndListen();

        assertThat(get("/api/desk/me", cookie).body()).contains("\"role\":\"NURSE\"", "\"areas\":[\"B\"]", "\"zone\":");
        assertThat(post("/api/desk/sign-out", "", cookie).statusCode()).isEqualTo(204);
        assertThat(get("/api/desk/me", cookie).statusCode()).isEqualTo(401);
    }

    @Test
    void theCookieIsOutOfReachOfScriptsAndOtherSites() {
        String header =
                signIn("周护士", PASSWORD).headers().firstValue("Set-Cookie").orElseThrow();

        assertThat(header).startsWith("houzhen=").contains("HttpOnly", "SameSite=Strict", "Path=/");
        String token = header.substring("houzhen=".length(), header.indexOf(';'));
        assertThat(Base64.getUrlDecoder().decode(token)).hasSize(32);
        Long stored = server.bean(JdbcClient.class)
                .sql("select count(*) from staff_sign_in where digest = ?")
                .param(token)
                .query(Long.class)
                .single();
        assertThat(stored).isZero();
    }

    @Test
    void fiveWrongPasswordsLockTheAccountForAQuarterOfAnHourEvenForTheRightOne() {
        for (int i = 0; i < 5; i++) {
            assertThat(signIn("周护士", "wrong password").statusCode()).isEqualTo(401);
        }
        assertThat(signIn("周护士", PASSWORD).statusCode()).isEqualTo(423);

        MovableTime.offset = Duration.ofMinutes(15).plusSeconds(1);
        assertThat(signIn("周护士", "wrong password").statusCode()).isEqualTo(401);
        assertThat(signIn("周护士", PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void aRightPasswordForgetsTheWrongOnesBeforeIt() {
        for (int i = 0; i < 12; i++) {
            assertThat(signIn("周护士", i % 4 == 3 ? PASSWORD : "wrong password").statusCode())
                    .isEqualTo(i % 4 == 3 ? 200 : 401);
        }
    }

    @Test
    void anIdleSignInEndsAndAUsedOneLives() {
        String cookie = cookie(signIn("周护士", PASSWORD));

        MovableTime.offset = Duration.ofHours(7);
        assertThat(get("/api/desk/me", cookie).statusCode()).isEqualTo(200);
        MovableTime.offset = Duration.ofHours(14);
        assertThat(get("/api/desk/me", cookie).statusCode()).isEqualTo(200);
        MovableTime.offset = Duration.ofHours(22).plusSeconds(1);
        assertThat(get("/api/desk/me", cookie).statusCode()).isEqualTo(401);
    }

    @Test
    void oneAddressCannotTryManyNames() {
        for (int i = 0; i < 30; i++) {
            assertThat(signIn("nobody" + i, "x").statusCode()).isEqualTo(401);
        }
        assertThat(signIn("周护士", PASSWORD).statusCode()).isEqualTo(429);
    }

    /** Slow enough for the limit of a minute: five false passwords lock a person, and one machine must not lock them all. */
    @Test
    void oneAddressCannotLockManyPeopleOut() {
        for (int i = 0; i < 30; i++) {
            MovableTime.offset = Duration.ofSeconds(20 * i);
            assertThat(signIn("周护士", PASSWORD).statusCode()).isEqualTo(200);
            assertThat(signIn("nobody" + i, "x").statusCode()).isEqualTo(401);
        }

        assertThat(signIn("周护士", PASSWORD).statusCode()).isEqualTo(429);
        MovableTime.offset = Duration.ofMinutes(16);
        assertThat(signIn("周护士", PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void anAdministratorManagesPeopleButCannotShutItselfOut() {
        Matcher line = PRINTED.matcher(printed);
        assertThat(line.find()).isTrue();
        String admin = cookie(signIn("admin", line.group(1)));
        String doctor = "{\"name\":\"李明\",\"role\":\"DOCTOR\",\"password\":\"0123456789\",\"doctorId\":\"D7\"}";

        HttpResponse<String> added = post("/api/desk/staff", doctor, admin);
        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(post("/api/desk/staff", doctor, admin).statusCode()).isEqualTo(409);
        String signedIn = cookie(signIn("李明", "0123456789"));
        assertThat(get("/api/desk/me", signedIn).body()).contains("\"doctorId\":\"D7\"");
        assertThat(get("/api/desk/staff", signedIn).statusCode()).isEqualTo(403);

        for (String areas : List.of("[null]", "[\"B,C\"]", "[\"" + "B".repeat(41) + "\"]")) {
            String nurse = "{\"name\":\"n\",\"role\":\"NURSE\",\"password\":\"0123456789\",\"areas\":" + areas + "}";
            assertThat(post("/api/desk/staff", nurse, admin).statusCode()).isEqualTo(400);
        }
        String id = server.bean(People.class).all().stream()
                .filter(person -> person.name().equals("李明"))
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(put("/api/desk/staff/" + id, "{\"role\":\"DOCTOR\",\"disabled\":true}", admin))
                .isEqualTo(200);
        assertThat(get("/api/desk/me", signedIn).statusCode()).isEqualTo(401);
        assertThat(signIn("李明", "0123456789").statusCode()).isEqualTo(401);

        String own = server.bean(SignIns.class)
                .holding(admin.substring("houzhen=".length()))
                .orElseThrow()
                .staffId();
        assertThat(put("/api/desk/staff/" + own, "{\"role\":\"ADMINISTRATOR\",\"disabled\":true}", admin))
                .isEqualTo(409);
        assertThat(put("/api/desk/staff/" + own, "{\"role\":\"NURSE\",\"disabled\":false}", admin))
                .isEqualTo(409);
    }

    @Test
    void theAuditNamesNobody() {
        signIn("周护士", PASSWORD);
        signIn("周护士", "wrong password");
        signIn("nobody", "wrong password");

        assertThat(server.bean(JdbcClient.class)
                        .sql("select kind from staff_audit order by at")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("SIGNED_IN", "REFUSED", "REFUSED");
        assertThat(server.bean(JdbcClient.class)
                        .sql("select count(*) from staff_audit where staff_id like '%护士%' or staff_id = 'nobody'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private String administrator() {
        Matcher line = PRINTED.matcher(printed);
        assertThat(line.find()).isTrue();
        return cookie(signIn("admin", line.group(1)));
    }

    private void earlier(Duration ago, int count) {
        long at = Clock.systemUTC().instant().minus(ago).toEpochMilli();
        for (int i = 0; i < count; i++) {
            server.bean(JdbcClient.class)
                    .sql("insert into staff_audit (id, at, kind, staff_id) values (?, ?, 'REFUSED', null)")
                    .params(UUID.randomUUID().toString(), at + i / 3)
                    .update();
        }
    }

    @Test
    void everySignInIsReadOnceAPageAtATimeTheNewestFirst() {
        earlier(Duration.ofDays(3), 250);
        String administrator = administrator();
        List<String> pages = new ArrayList<>();
        String next = "";
        do {
            String page = get("/api/desk/staff/sign-ins" + (next.isEmpty() ? "" : "?before=" + next), administrator)
                    .body();
            pages.add(page);
            next = JsonPath.read(page, "$.next");
        } while (!next.isEmpty());

        assertThat(pages).hasSize(3);
        List<String> times = pages.stream()
                .flatMap(page -> JsonPath.<List<String>>read(page, "$.entries[*].at").stream())
                .toList();
        assertThat(times).hasSize(251).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(pages.get(0)).contains("\"name\":\"admin\"", "\"days\":400");
        assertThat(get("/api/desk/staff/sign-ins?before=1%27", administrator).statusCode())
                .isEqualTo(400);
        assertThat(get("/api/desk/staff/sign-ins", cookie(signIn("周护士", PASSWORD)))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void whatIsOlderThanItIsKeptIsForgottenAndThatIsAnEntryItself() {
        earlier(Duration.ofDays(402), 7);
        earlier(Duration.ofDays(399), 5);
        StaffAudit audit = server.bean(StaffAudit.class);

        audit.forgetOld(4);
        audit.forgetOld(4);
        audit.forgetOld(4);

        List<StaffAudit.Entry> entries = audit.before(Optional.empty());
        assertThat(entries).filteredOn(entry -> entry.kind().equals("REFUSED")).hasSize(5);
        assertThat(entries.stream().mapToInt(StaffAudit.Entry::forgotten).sum()).isEqualTo(7);

        MovableTime.offset = Duration.ofDays(800);
        audit.forgetOld(100);

        assertThat(audit.before(Optional.empty()))
                .singleElement()
                .matches(entry -> entry.kind().equals("FORGOTTEN") && entry.forgotten() == 12);
    }

    @Test
    void lessThanTheLawAsksIsNotStarted() {
        assertThatThrownBy(() -> new StaffAudit(null, null, Clock.systemUTC(), 182))
                .hasMessageContaining("houzhen.staff.audit-days");
    }

    private HttpResponse<String> signIn(String name, String password) {
        return server.send(
                "POST", "/api/desk/sign-in", "{\"name\":\"" + name + "\",\"password\":\"" + password + "\"}", OWN_PAGE);
    }

    private HttpResponse<String> get(String path, String cookie) {
        return server.send("GET", path, "", "Cookie", cookie);
    }

    private HttpResponse<String> post(String path, String body, String cookie) {
        return server.send("POST", path, body, "Cookie", cookie, OWN_PAGE[0], OWN_PAGE[1]);
    }

    private int put(String path, String body, String cookie) {
        return server.send("PUT", path, body, "Cookie", cookie, OWN_PAGE[0], OWN_PAGE[1])
                .statusCode();
    }

    private static String cookie(HttpResponse<String> signedIn) {
        String header = signedIn.headers().firstValue("Set-Cookie").orElseThrow();
        return header.substring(0, header.indexOf(';'));
    }

    /** The server's clock, moved by the test. */
    @Configuration(proxyBeanMethods = false)
    static class MovableTime {
        private static volatile Duration offset = Duration.ZERO;

        @Bean
        Clock clock() {
            return new Clock() {
                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }

                @Override
                public Instant instant() {
                    return Instant.now().plus(offset);
                }
            };
        }
    }
}
