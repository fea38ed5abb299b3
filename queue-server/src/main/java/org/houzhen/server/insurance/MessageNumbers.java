package org.houzhen.server.insurance;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicInteger;

/** Numbers of messages (msgid): the institution's 12 characters, the second, and four digits. Any thread may call. */
final class MessageNumbers {
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final int IN_A_SECOND = 10_000;

    private final String institution;
    private final Clock clock;
    private final ZoneId zone;
    private final AtomicInteger sequence = new AtomicInteger();

    MessageNumbers(String institution, Clock clock, ZoneId zone) {
        if (institution.length() != 12) {
            throw new IllegalArgumentException("houzhen.insurance.institution has 12 characters");
        }
        this.institution = institution;
        this.clock = clock;
        this.zone = zone;
    }

    String next() {
        String second = SECOND.format(LocalDateTime.ofInstant(clock.instant(), zone));
        return institution + second + "%04d".formatted(Math.floorMod(sequence.getAndIncrement(), IN_A_SECOND));
    }
}
