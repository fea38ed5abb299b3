package org.houzhen.server.channel;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** The number of an order everywhere: with us, the payment channel and the hospital. Never used twice. */
public record TradeNo(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9A-Za-z_-]{6,32}");
    /** No letter that is mistaken for a digit when a patient reads it out at the window. */
    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private static final int RANDOM_LETTERS = 12;

    public TradeNo {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a trade number");
        }
    }

    /** A new number: the day, and 60 random bits that cannot be guessed. */
    public static TradeNo draw(LocalDate day, RandomGenerator random) {
        var text = new StringBuilder("HZ").append(day.format(DateTimeFormatter.BASIC_ISO_DATE));
        for (int i = 0; i < RANDOM_LETTERS; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return new TradeNo(text.toString());
    }

    /** What a caller wrote, if it can be a trade number at all. */
    public static Optional<TradeNo> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new TradeNo(text)) : Optional.empty();
    }

    /** The one refund an order can have; every retry of it bears this number. */
    public RefundNo refund() {
        return RefundNo.whole(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
