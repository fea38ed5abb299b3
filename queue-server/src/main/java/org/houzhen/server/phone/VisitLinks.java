package org.houzhen.server.phone;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes and reads the token of a link: {@code version 1 | day i32 | expiry in minutes i32 | visit | mac 16}, as base64url.
 * It names a visit and a day and nothing personal; whoever holds it may look, until the day is over.
 */
final class VisitLinks {
    private static final byte VERSION = 1;
    private static final int HEAD = 1 + Integer.BYTES + Integer.BYTES;
    private static final int MAC = 16;
    private static final int VISIT_MAX = 64;
    private static final int TOKEN_MAX = 160;
    private static final String ALGORITHM = "HmacSHA256";
    private static final long MILLIS_A_MINUTE = 60_000;

    private final SecretKeySpec key;
    private final Clock clock;

    VisitLinks(byte[] key, Clock clock) {
        this.key = new SecretKeySpec(key, ALGORITHM);
        this.clock = clock;
    }

    /** What reading a token finds. */
    record Found(State state, String visit, LocalDate day, Instant expiry) {}

    /** Whether a link may be used. */
    enum State {
        GOOD,
        /** Not one of ours. */
        FORGED,
        EXPIRED,
        /** For a day that has not begun. */
        NOT_YET
    }

    private static final Found FORGED = new Found(State.FORGED, "", LocalDate.EPOCH, Instant.EPOCH);

    /** Good for one day, from its first minute to its last. */
    String token(String visit, LocalDate day) {
        Instant expiry = day.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
        byte[] name = visit.getBytes(StandardCharsets.UTF_8);
        if (name.length == 0 || name.length > VISIT_MAX) {
            throw new IllegalArgumentException("a visit's number has 1 to " + VISIT_MAX + " bytes");
        }
        ByteBuffer token = ByteBuffer.allocate(HEAD + name.length + MAC)
                .put(VERSION)
                .putInt((int) day.toEpochDay())
                .putInt((int) (expiry.toEpochMilli() / MILLIS_A_MINUTE))
                .put(name);
        token.put(mac(token.array(), HEAD + name.length));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
    }

    Found read(String token) {
        byte[] bytes = decode(token);
        int signed = bytes.length - MAC;
        if (signed <= HEAD || signed > HEAD + VISIT_MAX || bytes[0] != VERSION || !isOurs(bytes, signed)) {
            return FORGED;
        }
        ByteBuffer parts = ByteBuffer.wrap(bytes, 1, signed - 1);
        LocalDate day = LocalDate.ofEpochDay(parts.getInt());
        Instant expiry = Instant.ofEpochMilli(parts.getInt() * MILLIS_A_MINUTE);
        String visit = new String(bytes, HEAD, signed - HEAD, StandardCharsets.UTF_8);
        return new Found(stateOn(day, expiry), visit, day, expiry);
    }

    private static byte[] decode(String token) {
        if (token == null || token.length() > TOKEN_MAX) {
            return new byte[0];
        }
        try {
            return Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /** Takes as long for a guess that is nearly right as for one that is wrong at once. */
    private boolean isOurs(byte[] bytes, int signed) {
        return MessageDigest.isEqual(mac(bytes, signed), Arrays.copyOfRange(bytes, signed, bytes.length));
    }

    private State stateOn(LocalDate day, Instant expiry) {
        LocalDate today = LocalDate.now(clock);
        if (day.isAfter(today)) {
            return State.NOT_YET;
        }
        return day.equals(today) && clock.instant().isBefore(expiry) ? State.GOOD : State.EXPIRED;
    }

    private byte[] mac(byte[] bytes, int length) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(bytes, 0, length);
            return Arrays.copyOf(mac.doFinal(), MAC);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
