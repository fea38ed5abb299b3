package org.houzhen.server.payment;

import java.util.Arrays;
import java.util.Objects;
import org.houzhen.server.channel.Way;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.PayBy;

/**
 * How an order is to be paid.
 *
 * @param channel the channel's code; empty while nobody has said, and until a payment code tells it
 */
public record Means(Way way, String channel) {
    /** Nobody has said: whatever channel comes first. */
    public static final Means ANY = new Means(Way.QR, "");

    /**
     * A way and a channel as a terminal names them.
     *
     * @throws ProblemException if there is no such way
     */
    private static Means parse(String way, String channel) {
        return Arrays.stream(Way.values())
                .filter(known -> known.name().equals(way))
                .findFirst()
                .map(known -> new Means(known, channel))
                .orElseThrow(Channels::unknown);
    }

    /**
     * As a terminal asks for it: null where its patient had no choice.
     *
     * @throws ProblemException if there is no such way: a terminal may be newer than its server
     */
    public static Means of(PayBy payBy) {
        return payBy == null ? ANY : parse(payBy.way(), Objects.requireNonNullElse(payBy.channel(), ""));
    }

    /** What was asked for; the channel of a payment code is not. */
    Means asked() {
        return way == Way.CODE ? new Means(way, "") : this;
    }
}
