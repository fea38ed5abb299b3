package org.houzhen.server.staff;

import java.time.Clock;
import java.time.Duration;
import org.houzhen.server.web.Often;
import org.houzhen.server.web.Proxies;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/**
 * How often one address may try: thirty times a minute, so that it cannot try many names, and thirty times in vain in a
 * quarter of an hour, so that it cannot lock many people out with five false passwords for each.
 */
@Component
class SignInLimit {
    private static final int ATTEMPTS_MAX = 30;

    private final Often attempts;
    private final Often inVain;

    SignInLimit(Clock clock) {
        this.attempts = new Often(clock, Duration.ofMinutes(1), ATTEMPTS_MAX);
        this.inVain = new Often(clock, SignIns.LOCKOUT, ATTEMPTS_MAX);
    }

    /** Counts the attempt; as one in vain until it {@link #succeeded}. */
    boolean allows(ServerHttpRequest request) {
        String address = Proxies.addressOf(request);
        return attempts.allows(address) && inVain.allows(address);
    }

    void succeeded(ServerHttpRequest request) {
        inVain.giveBack(Proxies.addressOf(request));
    }
}
