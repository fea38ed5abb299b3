package org.houzhen.hardware;

import java.time.Duration;
import java.time.Instant;
import org.houzhen.hardware.InsuranceTerminal.Business;

/** The secret by which the hospital settles for one patient, one business, and a few minutes; never stored, never logged. */
public record InsuranceToken(String secret, Business business, Instant readAt) {
    /** Shorter than what regions were seen to grant; a patient who was slower shows code or face again. */
    public static final Duration LIFE = Duration.ofMinutes(5);

    public boolean isGoodFor(Business wanted, Instant now) {
        return wanted == business && now.isBefore(readAt.plus(LIFE));
    }

    @Override
    public String toString() {
        return "InsuranceToken[" + business + "]";
    }
}
