package org.houzhen.server.screen;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.houzhen.server.kiosk.Secret;
import org.houzhen.server.web.ProblemException;
import org.springframework.stereotype.Component;

/**
 * Machines that show a code and wait for an administrator, in memory: after a restart they ask again by themselves. A code is
 * good once and for ten minutes. Any thread.
 */
@Component
class Pairings {
    static final Duration CODE_LIFE = Duration.ofMinutes(10);
    static final int CODE_CHARACTERS = 6;
    static final int WAITING_MAX = 2_000;
    /** A hospital's own proxy may stand before this many screens that all wait. */
    static final int WAITING_PER_ADDRESS_MAX = 200;

    private final Map<String, Waiting> byCode = new ConcurrentHashMap<>();
    private final Clock clock;
    private final SecureRandom random;

    Pairings(Clock clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    /** The code of a machine for a screen: the one it has, or a new one. */
    Waiting ask(String screen, String digest, String address) {
        List<Waiting> now = all();
        return now.stream()
                .filter(waiting ->
                        waiting.digest().equals(digest) && waiting.screen().equals(screen))
                .findFirst()
                .orElseGet(() -> add(now, screen, digest, address));
    }

    private Waiting add(List<Waiting> now, String screen, String digest, String address) {
        long sameAddress = now.stream()
                .filter(waiting -> waiting.address().equals(address))
                .count();
        if (now.size() >= WAITING_MAX || sameAddress >= WAITING_PER_ADDRESS_MAX) {
            throw new ProblemException("TOO_MANY_PAIRINGS", "等待配对的屏幕太多，请十分钟后再试。", 429);
        }
        Instant asked = clock.instant();
        while (true) {
            String code = Secret.characters(CODE_CHARACTERS, random);
            var waiting = new Waiting(code, screen, digest, address, asked, asked.plus(CODE_LIFE));
            if (byCode.putIfAbsent(code, waiting) == null) {
                return waiting;
            }
        }
    }

    /** Whose code this is, however it was typed; the code is spent. Empty when it is wrong, spent or too old. */
    Optional<Waiting> take(String typed) {
        String code = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return Optional.ofNullable(byCode.remove(code)).filter(this::isGood);
    }

    /** Whether a secret is that of a machine that waits. */
    boolean knows(String digest) {
        return all().stream().anyMatch(waiting -> waiting.digest().equals(digest));
    }

    /** All that wait, the newest first. */
    List<Waiting> all() {
        byCode.values().removeIf(waiting -> !isGood(waiting));
        return byCode.values().stream()
                .sorted(Comparator.comparing(Waiting::askedAt).reversed().thenComparing(Waiting::code))
                .toList();
    }

    private boolean isGood(Waiting waiting) {
        return clock.instant().isBefore(waiting.expiresAt());
    }

    /** A machine that waits to be a screen. */
    record Waiting(String code, String screen, String digest, String address, Instant askedAt, Instant expiresAt) {
        @Override
        public String toString() {
            return "Waiting[" + screen + "]";
        }
    }
}
