package org.houzhen.server.payment;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.houzhen.server.web.Backoff;

/**
 * How fast orders are followed up, and the few things that time may decide. Whether money moved is not among them.
 *
 * @param codeLife how long a code can be scanned at most; the lock may end it earlier
 * @param poll between two looks at an unpaid trade; a notification usually comes first
 */
record Pace(Duration codeLife, Duration poll) {
    /** No order waits longer for its patient; {@link PaymentOrders#WAITS} is longer. */
    static final Duration CODE_LIFE_MAX = Duration.ofMinutes(15);

    private static final Duration POLL_MIN = Duration.ofMillis(100);
    private static final Duration POLL_MAX = Duration.ofMinutes(1);

    /** A lock must outlive the code by this much, for the payment of the last second to be told to the hospital. */
    static final Duration LOCK_MARGIN = Duration.ofSeconds(60);
    /** The channel refuses a shorter life. */
    static final Duration CODE_LIFE_MIN = Duration.ofSeconds(60);
    /** Between two sure "not found" of the hospital. */
    static final Duration ABSENT_TWICE = Duration.ofSeconds(30);
    /** After that a person is called. */
    static final Duration VERIFY_MAX = Duration.ofMinutes(30);
    /** As long money may be on its way back; after that a person is called. */
    static final Duration MONEY_MAX = Duration.ofHours(24);
    /** What came to a person is looked at again after this long, then after twice, three times as long, and so on. */
    static final Duration LOOK = Duration.ofMinutes(5);

    private static final int LOOK_TIMES_MAX = 12;
    /** What follows a commit is given this long before the slip is written without it. */
    static final Duration CONCLUDE_MAX = Duration.ofSeconds(60);
    /** What else belongs on the slip is waited for this long, and looked for this often. */
    static final Duration ADDITION_MAX = Duration.ofSeconds(2);

    static final Duration ADDITION_LOOK = Duration.ofMillis(300);

    /** @throws IllegalArgumentException if a setting is outside of what it may be, with its name and both limits */
    Pace {
        require("code-life", codeLife, CODE_LIFE_MIN, CODE_LIFE_MAX);
        require("poll", poll, POLL_MIN, POLL_MAX);
    }

    private static void require(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    "houzhen.payment.%s is %s; it may be %s to %s".formatted(name, value, least, most));
        }
    }

    static final int HOLDS_MAX = 4;
    static final int COMMITS_MAX = 3;
    /** With the second look of {@link #ABSENT_TWICE} this ends every doubt within 90 s of whoever was silent answering. */
    private static final Backoff BACKOFF = new Backoff(5);

    /** On the next day at this time the channels' bills are there, and a person looks at what is still open. */
    private static final LocalTime DOUBT_ENDS = LocalTime.of(10, 30);

    /** When the patient's time ends: the lock may end it earlier. */
    Instant payBefore(Instant now, Instant lockedUntil) {
        Instant last = lockedUntil.minus(LOCK_MARGIN);
        Instant end = now.plus(codeLife).isBefore(last) ? now.plus(codeLife) : last;
        return end.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Orders that began before this and are open now are for a person to look at, though the saga goes on. */
    static Instant overdueBefore(ZonedDateTime now) {
        LocalDate today = now.toLocalDate();
        LocalDate day = now.toLocalTime().isBefore(DOUBT_ENDS) ? today.minusDays(1) : today;
        return day.atStartOfDay(now.getZone()).toInstant();
    }

    /** 5, 10, 15 ... 60 minutes. */
    static Duration look(int attempt) {
        return LOOK.multipliedBy(Math.min(attempt, LOOK_TIMES_MAX - 1) + 1);
    }

    /** 1, 2, 4 ... 32 seconds. */
    static Duration backoff(int attempt) {
        return BACKOFF.after(attempt);
    }
}
