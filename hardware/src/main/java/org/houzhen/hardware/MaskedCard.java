package org.houzhen.hardware;

import java.util.regex.Pattern;

/** The number of a bank card, of which no more is kept than a slip may show: at most the first six and the last four. */
public record MaskedCard(String text) {
    private static final Pattern SHOWABLE = Pattern.compile("(\\d{0,6}\\*{3,25}\\d{0,4})?");
    public static final MaskedCard NONE = new MaskedCard(""); // Below the pattern it is checked by.
    private static final int LENGTH_MIN = 12;
    private static final int HEAD = 6;
    private static final int TAIL = 4;

    public MaskedCard {
        if (!SHOWABLE.matcher(text).matches()) {
            throw new IllegalArgumentException("a card number is kept masked only"); // Without it, of course.
        }
    }

    /** Of whatever a terminal says, whole or masked by itself; what is too short to be a card shows nothing. */
    public static MaskedCard of(String number) {
        String bare = number.strip();
        if (bare.isEmpty()) {
            return NONE;
        }
        String hidden = bare.replaceAll("\\D", "*");
        if (hidden.length() < LENGTH_MIN || hidden.length() > HEAD + 15 + TAIL) {
            return new MaskedCard("****");
        }
        String head = hidden.substring(0, HEAD).replaceAll("\\*.*", "");
        String tail = hidden.substring(hidden.length() - TAIL).replaceAll(".*\\*", "");
        return new MaskedCard(head + "*".repeat(hidden.length() - head.length() - tail.length()) + tail);
    }

    @Override
    public String toString() {
        return text;
    }
}
