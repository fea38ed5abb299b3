package org.houzhen.server.staff;

import java.time.Clock;
import java.time.Duration;
import org.houzhen.server.web.Often;
import org.houzhen.server.web.Proxies;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** At most thirty attempts to sign in from one address within a minute, so that one machine cannot try many names. */
@Component
class SignInLimit {
    private static final int ATTEMPTS_MAX = 30;

    private final Often attempts;

    SignInLimit(Clock clock) {
        this.attempts = new Often(clock, Duration.ofMinutes(1), ATTEMPTS_MAX);
    }

    /** Counts the attempt. */
    boolean allows(ServerHttpRequest request) {
        return attempts.allows(Proxies.addressOf(request));
    }
}
