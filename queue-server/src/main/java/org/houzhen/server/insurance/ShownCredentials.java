package org.houzhen.server.insurance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.houzhen.server.web.ProblemException;

/**
 * Electronic credentials (电子凭证) that patients have shown for an order: in this process's memory alone, each until its order is
 * over or its time is. What a restart loses cannot be had again but by showing it again.
 */
public final class ShownCredentials {
    /** Long enough to read the split and to pay; how long the insurer takes one is the insurer's to say. */
    static final Duration LIFE = Duration.ofMinutes(15);

    static final int KEPT_MAX = 1_000;
    private static final int NAME_BYTES = 16;

    private final Clock clock;
    private final RandomGenerator random;
    private final Map<String, Shown> kept = new ConcurrentHashMap<>();

    ShownCredentials(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    private record Shown(String terminal, String secret, Instant until) {
        @Override
        public String toString() {
            return "Shown[" + terminal + "]";
        }
    }

    /**
     * Keeps a secret for an order that is about to be opened.
     *
     * @return by what the order names it
     * @throws ProblemException if too many are kept
     */
    String lodge(String terminal, String secret) {
        Instant now = clock.instant();
        kept.values().removeIf(shown -> !now.isBefore(shown.until()));
        if (kept.size() >= KEPT_MAX) {
            throw new ProblemException("INSURANCE_NOT_OFFERED", "现在用医保电子凭证的人太多，没有扣款。请稍后再试，或用身份证。", 409);
        }
        byte[] name = new byte[NAME_BYTES];
        random.nextBytes(name);
        String credential = HexFormat.of().formatHex(name);
        kept.put(credential, new Shown(terminal, secret, now.plus(LIFE)));
        return credential;
    }

    /** Empty once it is forgotten, and for any terminal but the one where it was shown. */
    public Optional<String> secret(String terminal, String credential) {
        return Optional.ofNullable(kept.get(credential))
                .filter(shown ->
                        shown.terminal().equals(terminal) && clock.instant().isBefore(shown.until()))
                .map(Shown::secret);
    }

    public void forget(String credential) {
        kept.remove(credential);
    }

    int size() {
        return kept.size();
    }
}
