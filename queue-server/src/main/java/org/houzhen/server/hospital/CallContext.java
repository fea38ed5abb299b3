package org.houzhen.server.hospital;

import java.time.Duration;
import java.time.Instant;

/**
 * Who asks, for whom the hospital keeps its own record of every request.
 *
 * @param requestId the idempotency key of a request that has no trade number of its own
 * @param terminal the terminal's id, or empty when a person at a desk or the server itself asks
 * @param operator the staff number, or the one the hospital gave this server
 * @param deadline when an answer is of no more use
 */
public record CallContext(String requestId, String terminal, String operator, Channel channel, Instant deadline) {
    /** Where a request comes from; quotas are counted by it. */
    public enum Channel {
        WINDOW,
        KIOSK,
        PHONE,
        DOCTOR,
        SERVER
    }

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    public static CallContext kiosk(String requestId, String terminal, Instant now) {
        return new CallContext(requestId, terminal, "kiosk", Channel.KIOSK, now.plus(PATIENCE));
    }

    /** For a patient who acts by a phone of their own. */
    public static CallContext phone(String requestId, Instant now) {
        return new CallContext(requestId, "", "phone", Channel.PHONE, now.plus(PATIENCE));
    }

    public static CallContext desk(String requestId, String operator, Instant now) {
        return new CallContext(requestId, "", operator, Channel.DOCTOR, now.plus(PATIENCE));
    }

    /** For a person at the cash desk who answers for it. */
    public static CallContext window(String requestId, String operator, Instant now) {
        return new CallContext(requestId, "", operator, Channel.WINDOW, now.plus(PATIENCE));
    }

    /** For what the server does by itself, such as settling an order after a restart. */
    public static CallContext server(String requestId, Instant now) {
        return new CallContext(requestId, "", "server", Channel.SERVER, now.plus(PATIENCE));
    }
}
