package org.houzhen.server.phone;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.houzhen.server.hospital.Registration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Whoever tries to get more out of a link than it is for. */
class PhoneLinkIT extends PhoneHouse {
    private static ListAppender<ILoggingEvent> log;

    @BeforeAll
    static void listen() {
        log = new ListAppender<>();
        log.start();
        ((Logger) LoggerFactory.getLogger("ROOT")).addAppender(log);
    }

    private static HttpResponse<String> ask(String path, String token) {
        return server.send("GET", "/api/phone/" + path, "", PhoneController.TOKEN, token);
    }

    private static HttpResponse<String> signsIn(String token, String lastFour) {
        return signsIn(token, lastFour, UUID.randomUUID());
    }

    private static HttpResponse<String> signsIn(String token, String lastFour, UUID key) {
        return server.send(
                "POST",
                "/api/phone/sign-in",
                "{\"lastFour\":\"" + lastFour + "\"}",
                PhoneController.TOKEN,
                token,
                "Idempotency-Key",
                key.toString());
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
    }

    /** The answer to the first press was lost on the way; the page presses again by itself, or the patient does. */
    @Test
    void whoIsSignedInAlreadyIsShownTheSamePlaceHoweverOftenTheyPress() {
        Registration visit = registered();
        String right = lastFour();
        String number = takesNumber(visit);
        UUID key = UUID.randomUUID();
        for (int i = 0; i < 8; i++) {
            HttpResponse<String> answer = signsIn(token(visit), right, i % 2 == 0 ? key : UUID.randomUUID());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("\"number\":\"" + number + "\"", "\"state\":\"WAITING\"");
        }

        assertThat(signsIn(token(visit), "9999", key).body()).contains("PROOF_WRONG");
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
}
