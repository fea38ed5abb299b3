package org.houzhen.server.staff;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** At most thirty attempts to sign in from one address within a minute, so that one machine cannot try many names. */
@Component
class SignInLimit {
    private static final int ATTEMPTS_MAX = 30;
    private static final int ADDRESSES_MAX = 10_000;
    private static final long WINDOW_MILLIS = Duration.ofMinutes(1).toMillis();

    private final AtomicReference<Window> window = new AtomicReference<>(new Window(0, Map.of()));
    private final Clock clock;

    SignInLimit(Clock clock) {
        this.clock = clock;
    }

    /** Counts the attempt. */
    boolean allows(ServerHttpRequest request) {
        InetSocketAddress remote = request.getRemoteAddress();
        String address = remote == null ? "" : remote.getAddress().getHostAddress();
        long now = clock.millis();
        return window.updateAndGet(old -> old.with(address, now)).attempts().getOrDefault(address, ATTEMPTS_MAX + 1)
                <= ATTEMPTS_MAX;
    }

    private record Window(long startMillis, Map<String, Integer> attempts) {
        /** Copied whole: attempts are rare. A minute in which too many addresses try refuses the rest of them. */
        Window with(String address, long now) {
            boolean over = now - startMillis >= WINDOW_MILLIS;
            var counted = over ? new HashMap<String, Integer>() : new HashMap<>(attempts);
            if (counted.size() < ADDRESSES_MAX || counted.containsKey(address)) {
                counted.merge(address, 1, Integer::sum);
            }
            return new Window(over ? now : startMillis, counted);
        }
    }
}
