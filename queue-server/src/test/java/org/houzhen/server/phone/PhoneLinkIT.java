package org.houzhen.server.phone;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.houzhen.rig.DebianChromium;
import org.houzhen.server.RunningServer;
import org.houzhen.server.engine.Call;
import org.houzhen.server.engine.Cause;
import org.houzhen.server.engine.QueueId;
import org.houzhen.server.engine.RoomCommand;
import org.houzhen.server.engine.RoomId;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.ClinicSession;
import org.houzhen.server.hospital.Guardian;
import org.houzhen.server.hospital.NewPatient;
import org.houzhen.server.hospital.OutpatientScheduling;
import org.houzhen.server.hospital.OutpatientScheduling.LockSlot;
import org.houzhen.server.hospital.PatientIndex;
import org.houzhen.server.hospital.Payment;
import org.houzhen.server.hospital.Registration;
import org.houzhen.server.hospital.Registrations;
import org.houzhen.server.queue.Areas;
import org.houzhen.server.queue.TicketOffice;
import org.houzhen.server.registration.PhoneSignIn;
import org.houzhen.server.web.HospitalProblem;
import org.houzhen.server.web.Patience;
import org.houzhen.wire.IdentityDocument;
import org.houzhen.wire.Sex;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The whole server with a phone before it: the page, and whoever tries to get more out of a link than it is for. */
class PhoneLinkIT {
    private static final Instant MORNING = Instant.parse("2026-11-23T00:30:00Z"); // Monday, 08:30 in the hospital.
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Path SCREENS = Path.of("target", "screens");

    @TempDir
    private static Path folder;

    private static RunningServer server;
    private static VisitLinks links;
    private static ListAppender<ILoggingEvent> log;
    private static int people;

    @Configuration(proxyBeanMethods = false)
    static class Morning {
        @Bean
        Clock clock() {
            return Clock.fixed(MORNING, ZoneId.of("Asia/Shanghai"));
        }
    }

    @BeforeAll
    static void start() {
        System.setProperty("houzhen.phone.sign-in", "true");
        server = RunningServer.start(folder, Morning.class);
        links = server.bean(VisitLinks.class);
        log = new ListAppender<>();
        log.start();
        ((Logger) LoggerFactory.getLogger("ROOT")).addAppender(log);
    }

    @AfterAll
    static void stop() {
        server.close();
        System.clearProperty("houzhen.phone.sign-in");
    }

    private static CallContext context() {
        return CallContext.kiosk(UUID.randomUUID().toString(), "kiosk-1", MORNING);
    }

    /** One more patient of the first clinic, whose document ends in 0001, 0002 and so on. */
    private static Registration registered() {
        String passport = "E%07d".formatted(++people);
        var document = new IdentityDocument(IdentityDocument.Type.PASSPORT, passport);
        var person = new NewPatient("张小三", document, Sex.MALE, LocalDate.of(1980, 5, 17), "", "", Guardian.NONE);
        String patient = HospitalProblem.orThrow(server.bean(PatientIndex.class).create(context(), person))
                .id();
        OutpatientScheduling scheduling = server.bean(OutpatientScheduling.class);
        ClinicSession session = scheduling.sessions(context(), "C02", TODAY).get(0);
        String slot = scheduling.slots(context(), session.id()).stream()
                .filter(each -> each.free() && !each.end().isBefore(MORNING))
                .findFirst()
                .orElseThrow()
                .id();
        var lock = HospitalProblem.orThrow(scheduling.lock(context(), new LockSlot(patient, session.id(), slot)));
        var payment = new Payment(Payment.Method.WECHAT, "4200001", lock.total(), MORNING);
        return HospitalProblem.orThrow(server.bean(Registrations.class)
                .commit(
                        context(),
                        new Registrations.CommitRegistration(lock.token(), "T" + passport, lock.total(), payment)));
    }

    private static String waits(Registration registration) {
        return server.bean(PhoneSignIn.class)
                .signIn(UUID.randomUUID(), registration.registerNo())
                .ticket();
    }

    private static String token(Registration registration) {
        return links.token(registration.registerNo(), TODAY);
    }

    private static HttpResponse<String> ask(String path, String token) {
        return server.send("GET", "/api/phone/" + path, "", PhoneController.TOKEN, token);
    }

    private static HttpResponse<String> signsIn(String token, String lastFour) {
        return server.send(
                "POST",
                "/api/phone/sign-in",
                "{\"lastFour\":\"" + lastFour + "\"}",
                PhoneController.TOKEN,
                token,
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    private static String lastFour() {
        return "%04d".formatted(people);
    }

    @Test
    void theLinkShowsItsVisitAndOfOthersNumbersOnly() {
        waits(registered());
        Registration mine = registered();
        waits(mine);

        HttpResponse<String> answer = ask("visit", token(mine));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"before\":[{\"number\":").doesNotContain("张", "E000", mine.registerNo());
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(ask("stops", token(mine)).statusCode()).isEqualTo(200);
    }

    @Test
    void aForgedExpiredOrEarlyLinkIsRefusedInWordsAndShowsNothing() {
        Registration visit = registered();
        String good = token(visit);
        String forged = (good.startsWith("A") ? "B" : "A") + good.substring(1);

        assertThat(ask("visit", forged).statusCode()).isEqualTo(404);
        assertThat(ask("visit", forged).body()).contains("LINK_UNKNOWN", "detailEn");
        assertThat(ask("visit", links.token(visit.registerNo(), TODAY.minusDays(1)))
                        .statusCode())
                .isEqualTo(410);
        assertThat(ask("stops", links.token(visit.registerNo(), TODAY.plusDays(1)))
                        .statusCode())
                .isEqualTo(409);
        assertThat(ask("feed", forged).statusCode()).isEqualTo(404);
        assertThat(server.send("GET", "/api/phone/visit", "").statusCode()).isEqualTo(404);
        assertThat(server.send("GET", "/api/phone/visit?Houzhen-Link=" + good, "")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aVisitThatDoesNotExistIsNoVisit() {
        HttpResponse<String> answer = ask("visit", links.token("R0", TODAY));

        assertThat(answer.body()).contains("\"state\":\"NONE\"");
        assertThat(ask("stops", links.token("R0", TODAY)).body()).isEqualTo("[]");
    }

    @Test
    void aLinkAloneSignsNobodyIn() {
        Registration visit = registered();
        String right = lastFour();
        String number = takesNumber(visit);

        assertThat(signsIn(token(visit), "").statusCode()).isEqualTo(409);
        assertThat(signsIn(token(visit), "9999").body()).contains("PROOF_WRONG");
        assertThat(state(visit)).isEqualTo("ISSUED");
        HttpResponse<String> done = signsIn(token(visit), right);

        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.body()).contains("\"number\":\"" + number + "\"", "\"maySignIn\":false");
        assertThat(signsIn(token(visit), right).body()).contains("SIGN_IN_NOT_BY_PHONE");
    }

    @Test
    void whoTriesDigitsIsLockedOutForTheDayAlsoWithTheRightOnes() {
        Registration visit = registered();
        String right = lastFour();
        takesNumber(visit);
        for (int i = 0; i < 5; i++) {
            assertThat(signsIn(token(visit), "X" + i + "XX").body()).contains("PROOF_WRONG");
        }

        assertThat(signsIn(token(visit), right).body()).contains("PROOF_LOCKED");
        assertThat(state(visit)).isEqualTo("ISSUED");
    }

    private static String takesNumber(Registration visit) {
        return server.bean(TicketOffice.class)
                .take(new TicketOffice.NewTicket(
                        UUID.randomUUID(),
                        visit.registerNo(),
                        TicketOffice.Line.of(visit.session()),
                        visit.patient().id(),
                        visit.patient().name(),
                        40,
                        visit.slot().start(),
                        visit.slot().end(),
                        "terminal:1"))
                .ticket();
    }

    private static String state(Registration visit) {
        return server.bean(TicketOffice.class)
                .find(visit.registerNo())
                .orElseThrow()
                .state();
    }

    @Test
    void whoGuessesIsSlowedDownAndWhoHasALinkIsNot() {
        Registration visit = registered();
        for (int i = 0; i < 40; i++) {
            ask("visit", "guess" + i);
        }

        assertThat(ask("visit", "guess").statusCode()).isEqualTo(429);
        assertThat(ask("visit", token(visit)).statusCode()).isEqualTo(200);
        for (int i = 0; i < 100; i++) {
            ask("visit", token(visit));
        }
        assertThat(ask("visit", token(visit)).statusCode()).isEqualTo(429);
    }

    @Test
    void noLogHoldsALink() {
        Registration visit = registered();
        String good = token(visit);
        ask("visit", good);
        ask("visit", "x" + good);
        server.send("POST", "/api/phone/sign-in", "{nonsense", PhoneController.TOKEN, good);
        server.send("POST", "/api/phone/sign-in", "[]", PhoneController.TOKEN, good, "Idempotency-Key", "no uuid");

        assertThat(log.list).noneMatch(event -> said(event).contains(good));
    }

    private static String said(ILoggingEvent event) {
        return event.getFormattedMessage()
                + (event.getThrowableProxy() == null
                        ? ""
                        : event.getThrowableProxy().getMessage());
    }

    @Test
    void thePhoneFollowsTheVisitWithoutBeingTouched() {
        Registration first = registered();
        waits(first);
        Registration mine = registered();
        String number = waits(mine);
        List<String> errors = new CopyOnWriteArrayList<>();
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        try (var chromium = new DebianChromium()) {
            Page page = phone(chromium, "zh-CN", errors);
            page.navigate(server.uri("/phone#" + token(mine)).toString());
            PlaywrightAssertions.assertThat(page.getByText(number, new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
            screenshot(page, "phone-waiting");
            assertThat(loaded(page, "e.name.includes('font')")).as("fonts").isZero();
            assertThat(loaded(page, "!e.name.includes('/feed')"))
                    .as("bytes of the first load")
                    .isBetween(10_000, 60_000);
            calls(mine);
            PlaywrightAssertions.assertThat(page.locator(".go .todo")).isVisible();
            screenshot(page, "phone-called");
            page.getByText("English").click();
            PlaywrightAssertions.assertThat(page.locator(".todo")).containsText("Please");
            screenshot(page, "phone-called-english");
            page.navigate("about:blank");
            page.navigate(server.uri("/phone#" + "x".repeat(60)).toString());
            PlaywrightAssertions.assertThat(page.locator(".problem")).isVisible();
            screenshot(page, "phone-forged");
        }
        assertThat(errors).isEmpty();
    }

    private static Page phone(DebianChromium chromium, String locale, List<String> errors) {
        Page page = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(360, 740)
                        .setDeviceScaleFactor(2)
                        .setLocale(locale))
                .newPage();
        page.onPageError(errors::add);
        page.onConsoleMessage(message -> {
            if ("error".equals(message.type()) && !message.text().startsWith("Failed to load resource")) {
                errors.add(message.text());
            }
        });
        return page;
    }

    /** Bytes of what the page has loaded so far, as far as they match. */
    private static int loaded(Page page, String which) {
        return ((Number) page.evaluate("() => performance.getEntriesByType('resource').filter((e) => " + which
                        + ").reduce((sum, e) => sum + e.encodedBodySize, 0)"))
                .intValue();
    }

    private static void screenshot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENS.resolve(name + ".png"))
                .setFullPage(true));
    }

    /** The room opens and calls until this visit is at the door or in the room. */
    private static void calls(Registration visit) {
        Areas areas = server.bean(Areas.class);
        ClinicSession session = visit.session();
        var room = new RoomId(session.roomId());
        Patience.await(areas.send(
                session.area(),
                new RoomCommand.OpenRoom(
                        cause(),
                        room,
                        session.roomName(),
                        session.doctor(),
                        session.title(),
                        List.of(new QueueId(session.id())),
                        List.of(),
                        Set.of())));
        for (int i = 0; i < 60 && Set.of("WAITING", "INVITED").contains(state(visit)); i++) {
            Patience.await(areas.send(session.area(), new Call.CallNext(cause(), room)));
            if (!state(visit).equals("CALLED")) {
                Patience.await(areas.send(session.area(), new Call.Enter(cause(), room)));
            }
        }
    }

    private static Cause cause() {
        return new Cause(UUID.randomUUID(), "doctor:1", MORNING);
    }
}
