package org.houzhen.server.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.houzhen.server.RunningServer;
import org.houzhen.server.journal.Journal;
import org.houzhen.server.journal.JournalEntry;
import org.houzhen.server.queue.TicketOffice;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Changes of order through the whole server: reasons, the limit of five, and every way around it that we could think of. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ApprovalIT {
    private static final String PASSWORD = "correct horse battery";
    private static final String CODE = "{\"reason\":\"CHEST_PAIN\",\"priority\":\"GREEN_CHANNEL\"";
    private static final int LIMIT = 5;

    @TempDir
    static Path data;

    private static RunningServer server;
    private static int tests;

    /** Each test has its own area and people, so that one server does for all. */
    private String area;

    private String nurse;

    @BeforeAll
    static void start() {
        server = RunningServer.start(data);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void peopleCome() {
        area = String.valueOf((char) ('A' + tests++));
        add("nurse", Role.NURSE, area);
        add("nurse-2", Role.NURSE, area);
        add("head", Role.HEAD_NURSE, area);
        add("head-elsewhere", Role.HEAD_NURSE, "Z");
        add("boss", Role.ADMINISTRATOR, "");
        nurse = signIn("nurse");
        for (int i = 1; i <= 7; i++) {
            waits(i);
        }
    }

    private void add(String name, Role role, String area) {
        server.bean(People.class)
                .add(
                        name + this.area,
                        role,
                        new People.Duty("", area.isEmpty() ? Set.of() : Set.of(area)),
                        server.bean(Passwords.class).digest(PASSWORD));
    }

    private String signIn(String name) {
        var attempt = (SignIns.Attempt.SignedIn) server.bean(SignIns.class).signIn(name + area, PASSWORD);
        return "houzhen=" + attempt.token().value();
    }

    private void waits(int i) {
        TicketOffice office = server.bean(TicketOffice.class);
        Instant now = Instant.now();
        office.take(new TicketOffice.NewTicket(
                UUID.randomUUID(),
                area + "V" + i,
                new TicketOffice.Line(
                        area, "内科", "S-" + area, "内科 钱", "", "", new TicketOffice.Clinic("C03", "A03.02")),
                "P" + i,
                "张三",
                40,
                now,
                now.plusSeconds(900),
                "terminal:1"));
        office.signIn(UUID.randomUUID(), area + "V" + i, "terminal:1");
    }

    private HttpResponse<String> post(String path, UUID key, String body, String who) {
        return server.send(
                "POST", path, body, "Cookie", who, "X-Requested-With", "houzhen", "Idempotency-Key", key.toString());
    }

    private HttpResponse<String> raise(UUID key, int ticket, String approval) {
        String body = CODE + (approval.isEmpty() ? "}" : ",\"approval\":\"" + approval + "\"}");
        return post(path(ticket), key, body, nurse);
    }

    private String path(int ticket) {
        return "/api/desk/areas/" + area + "/tickets/" + number(ticket) + "/priority";
    }

    private String number(int ticket) {
        return String.format("%s%03d", area, ticket);
    }

    private void spendTheLimit() {
        for (int i = 1; i <= LIMIT; i++) {
            assertThat(raise(UUID.randomUUID(), i, "").statusCode()).isEqualTo(200);
        }
    }

    private HttpResponse<String> ask(UUID key, int ticket, String name, String password) {
        String body =
                "{\"command\":\"%s\",\"verb\":\"priority\",\"ticket\":\"%s\",\"reason\":%s},\"name\":\"%s\",\"password\":\"%s\"}";
        return post(
                "/api/desk/areas/" + area + "/approvals",
                UUID.randomUUID(),
                body.formatted(key, number(ticket), CODE, name + area, password),
                nurse);
    }

    private String approval(UUID key, int ticket, String name) {
        HttpResponse<String> given = ask(key, ticket, name, PASSWORD);
        assertThat(given.statusCode()).as(given.body()).isEqualTo(200);
        return given.body().replaceAll(".*\"approval\":\"([^\"]+)\".*", "$1");
    }

    private Stream<JournalEntry> changes() {
        Journal journal = server.bean(Journal.class);
        return journal.streams("area/" + area).stream()
                .flatMap(stream -> journal.read(stream, 1).stream())
                .filter(entry -> entry.fact().type().equals("order-changed"));
    }

    private void refused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
        assertThat(answer.statusCode()).isEqualTo(status);
    }

    @Test
    void fiveChangesAreOnesOwnAndTheSixthNeedsASecondPersonWhoIsInTheJournal() {
        spendTheLimit();
        UUID key = UUID.randomUUID();
        refused(raise(key, 6, ""), 409, "NEEDS_APPROVAL");

        assertThat(raise(key, 6, approval(key, 6, "head")).statusCode()).isEqualTo(200);

        assertThat(changes()).hasSize(6).last().satisfies(entry -> {
            assertThat(entry.fact().payload())
                    .contains("\"approvedBy\":\"head-nurse:")
                    .contains("CHEST_PAIN");
            assertThat(entry.fact().actor()).startsWith("nurse:");
        });
        refused(raise(UUID.randomUUID(), 7, ""), 409, "NEEDS_APPROVAL");
    }

    @Test
    void anAdministratorMayBeTheSecondPersonToo() {
        spendTheLimit();
        UUID key = UUID.randomUUID();

        assertThat(raise(key, 6, approval(key, 6, "boss")).statusCode()).isEqualTo(200);
    }

    @Test
    void nobodyElseMayBeTheSecondPerson() {
        spendTheLimit();
        UUID key = UUID.randomUUID();

        refused(ask(key, 6, "nurse", PASSWORD), 403, "APPROVAL_OWN");
        refused(ask(key, 6, "nurse-2", PASSWORD), 403, "APPROVAL_NOT_ALLOWED");
        refused(ask(key, 6, "head-elsewhere", PASSWORD), 403, "APPROVAL_NOT_ALLOWED");
        refused(ask(key, 6, "head", "wrong"), 403, "APPROVAL_REFUSED");
        refused(ask(key, 6, "nobody", PASSWORD), 403, "APPROVAL_REFUSED");
        assertThat(changes()).hasSize(LIMIT);
    }

    @Test
    void aHeadNurseDoesNotAllowHerOwnChanges() {
        String head = signIn("head");
        for (int i = 1; i <= LIMIT; i++) {
            assertThat(post(path(i), UUID.randomUUID(), CODE + "}", head).statusCode())
                    .isEqualTo(200);
        }
        UUID key = UUID.randomUUID();
        String body =
                "{\"command\":\"%s\",\"verb\":\"priority\",\"ticket\":\"%s\",\"reason\":%s},\"name\":\"%s\",\"password\":\"%s\"}";

        refused(
                post(
                        "/api/desk/areas/" + area + "/approvals",
                        key,
                        body.formatted(key, number(6), CODE, "head" + area, PASSWORD),
                        head),
                403,
                "APPROVAL_OWN");
        refused(post(path(6), key, CODE + "}", head), 409, "NEEDS_APPROVAL");
    }

    @Test
    void anApprovalServesOneCommandAndIsWorthNothingForAnyOther() {
        spendTheLimit();
        UUID key = UUID.randomUUID();
        String approval = approval(key, 6, "head");

        refused(raise(UUID.randomUUID(), 6, approval), 409, "NEEDS_APPROVAL"); // Another press.
        refused(raise(key, 7, approval), 409, "NEEDS_APPROVAL"); // Another patient.
        String other = "{\"reason\":\"TRAUMA\",\"priority\":\"GREEN_CHANNEL\",\"approval\":\"" + approval + "\"}";
        refused(post(path(6), key, other, nurse), 409, "NEEDS_APPROVAL"); // Another reason.
        String another = signIn("nurse-2");
        String body = CODE + ",\"approval\":\"" + approval + "\"}";
        for (int i = 1; i <= LIMIT; i++) {
            post(path(i), UUID.randomUUID(), CODE + "}", another);
        }
        refused(post(path(6), key, body, another), 409, "NEEDS_APPROVAL"); // Another person.

        assertThat(raise(key, 6, approval).statusCode()).isEqualTo(200);
        refused(raise(UUID.randomUUID(), 6, approval), 409, "NEEDS_APPROVAL"); // And again, after it was used.
    }

    @Test
    void aDoublePressChangesOnce() {
        spendTheLimit();
        UUID key = UUID.randomUUID();
        String approval = approval(key, 6, "head");

        List<HttpResponse<String>> answers =
                Stream.generate(() -> CompletableFuture.supplyAsync(() -> raise(key, 6, approval)))
                        .limit(4)
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200));
        assertThat(answers.stream().filter(answer -> answer.body().contains("\"repeated\":false")))
                .hasSize(1);
        assertThat(changes()).hasSize(LIMIT + 1);
    }

    @Test
    @Order(Integer.MAX_VALUE) // It spends what one address may try within a minute.
    void guessingThePasswordOfTheSecondPersonLocksTheAccount() {
        UUID key = UUID.randomUUID();
        for (int i = 0; i < SignIns.FAILURES_MAX; i++) {
            refused(ask(key, 6, "head", "guess " + i), 403, "APPROVAL_REFUSED");
        }

        refused(ask(key, 6, "head", PASSWORD), 423, "SIGN_IN_LOCKED");
        for (int i = 0; i < 24; i++) {
            ask(key, 6, "nobody" + i, "x");
        }
        refused(ask(key, 6, "boss", PASSWORD), 429, "TOO_MANY_ATTEMPTS");
    }

    @Test
    void thePasswordIsKeptNowhere() {
        UUID key = UUID.randomUUID();
        String approval = approval(key, 6, "head");

        List<String> kept = server.bean(JdbcClient.class)
                .sql(
                        "select id || command || area || matter || asked_by || given_by || given_as from approval where area = ?")
                .param(area)
                .query(String.class)
                .list();
        assertThat(kept).hasSize(1);
        assertThat(kept.get(0)).doesNotContain(PASSWORD).doesNotContain(approval);
        assertThat(new Approvals.Second("head", PASSWORD).toString()).doesNotContain(PASSWORD);
    }

    @Test
    void anOldPageThatSendsPlainTextIsToldToChooseFromTheList() {
        String old = "{\"reason\":\"胸痛\",\"priority\":\"GREEN_CHANNEL\"}";

        refused(post(path(1), UUID.randomUUID(), old, nurse), 400, "REASON_UNKNOWN");
        refused(post(path(1), UUID.randomUUID(), "{\"priority\":\"FIRST\"}", nurse), 400, "REASON_CODE_MISSING");
        refused(
                post(path(1), UUID.randomUUID(), "{\"reason\":\"AGE\",\"priority\":\"GREEN_CHANNEL\"}", nurse),
                409,
                "REASON_DOES_NOT_FIT");
        refused(
                post(path(1), UUID.randomUUID(), "{\"reason\":\"OTHER\",\"priority\":\"FIRST\"}", nurse),
                409,
                "REASON_MISSING");
        assertThat(changes()).isEmpty();
    }

    @Test
    void aNoteIsShortAndNamesNobody() {
        String tooLong = "{\"reason\":\"OTHER\",\"note\":\"" + "长".repeat(101) + "\",\"priority\":\"FIRST\"}";
        String number = "{\"reason\":\"OTHER\",\"note\":\"电话 13800001111\",\"priority\":\"FIRST\"}";

        refused(post(path(1), UUID.randomUUID(), tooLong, nurse), 400, "REASON_NOTE_TOO_LONG");
        refused(post(path(1), UUID.randomUUID(), number, nurse), 409, "REASON_NOTE_NAMES_PATIENT");
        assertThat(changes()).isEmpty();
    }
}
