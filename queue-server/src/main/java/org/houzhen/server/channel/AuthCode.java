package org.houzhen.server.channel;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The payment code of a patient's phone: good for one payment within a minute. It is handed to the channel and forgotten;
 * it is never stored, logged or shown.
 */
public record AuthCode(String digits) {
    private static final Pattern FORM = Pattern.compile("\\d{16,24}");

    public AuthCode {
        if (!FORM.matcher(digits).matches()) {
            throw new IllegalArgumentException("not a payment code");
        }
    }

    /** What a scanner read, if it can be a payment code at all. */
    public static Optional<AuthCode> parse(String text) {
        return text != null && FORM.matcher(text).matches() ? Optional.of(new AuthCode(text)) : Optional.empty();
    }

    /** The first two digits, by which channels know their own. */
    public int prefix() {
        return Integer.parseInt(digits.substring(0, 2));
    }

    public int length() {
        return digits.length();
    }

    @Override
    public String toString() {
        return "AuthCode[…]";
    }
}
