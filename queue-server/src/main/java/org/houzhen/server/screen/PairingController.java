package org.houzhen.server.screen;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.houzhen.server.kiosk.Secret;
import org.houzhen.server.web.ProblemException;
import org.houzhen.server.web.Proxies;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Gives a screen's page the code it shows, and its browser the secret that counts once an administrator accepts the code. */
@RestController
class PairingController {
    private static final String OWN_PAGE = "houzhen";

    private final ScreenList screens;
    private final ScreenMachines machines;
    private final Pairings pairings;
    private final Clock clock;
    private final SecureRandom random;

    PairingController(
            ScreenList screens, ScreenMachines machines, Pairings pairings, Clock clock, SecureRandom random) {
        this.screens = screens;
        this.machines = machines;
        this.pairings = pairings;
        this.clock = clock;
        this.random = random;
    }

    /** From our own pages only: another site's must not be able to take a screen's secret away by giving it a new one. */
    @PostMapping("/screen/{screen}/pairing")
    ResponseEntity<Offer> pairing(
            @PathVariable String screen,
            @RequestHeader(name = "X-Requested-With", defaultValue = "") String from,
            ServerHttpRequest request) {
        if (!OWN_PAGE.equals(from)) {
            throw new ProblemException("WRITE_HEADER_MISSING", "请从本系统的页面操作。", 403);
        }
        if (screens.find(screen).isEmpty()) {
            throw new ProblemException("SCREEN_NOT_FOUND", "没有这块屏幕。", 404);
        }
        Secret secret = secret(ScreenWeb.secretIn(request));
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.SET_COOKIE,
                        ScreenWeb.cookie(secret.value(), request).toString())
                .cacheControl(CacheControl.noStore())
                .body(offer(screen, secret.digest(), Proxies.addressOf(request)));
    }

    /** The one that came, if it is ours; else a new one. */
    private Secret secret(String came) {
        var given = new Secret(came);
        boolean ours = !came.isEmpty() && (machines.knows(given.digest()) || pairings.knows(given.digest()));
        return ours ? given : Secret.token(random);
    }

    private Offer offer(String screen, String digest, String address) {
        if (machines.isPaired(digest, screen)) {
            return new Offer("", 0);
        }
        Pairings.Waiting waiting = pairings.ask(screen, digest, address);
        return new Offer(
                waiting.code(),
                Duration.between(clock.instant(), waiting.expiresAt()).toSeconds());
    }

    /**
     * What a screen's page shows.
     *
     * @param code empty once it is paired
     * @param seconds how long the code is still good
     */
    record Offer(String code, long seconds) {
        @Override
        public String toString() {
            return "Offer[]";
        }
    }
}
