package org.houzhen.wire;

/** Numbers of a person as a bystander may see them: the one rule for every page, terminal and slip. */
public final class MaskedNumber {
    private static final int DOCUMENT_HEAD = 6;
    private static final int DOCUMENT_TAIL = 4;
    private static final int PHONE_HEAD = 3;
    private static final int PHONE_TAIL = 4;
    private static final int SHORT_EDGE = 1;

    private MaskedNumber() {}

    /** 110105********002X: where it was issued and its end, never the birthday. */
    public static String document(String number) {
        return masked(number, DOCUMENT_HEAD, DOCUMENT_TAIL);
    }

    /** 138****8000. */
    public static String phone(String number) {
        return masked(number, PHONE_HEAD, PHONE_TAIL);
    }

    /** Stars in the middle; of a number too short to hide anything that way, only its ends stay. */
    private static String masked(String number, int head, int tail) {
        return number.length() >= head + 2 * tail ? stars(number, head, tail) : shortened(number);
    }

    private static String shortened(String number) {
        return number.length() <= 2 * SHORT_EDGE ? "*".repeat(number.length()) : stars(number, SHORT_EDGE, SHORT_EDGE);
    }

    private static String stars(String number, int head, int tail) {
        int hidden = number.length() - head - tail;
        return number.substring(0, head) + "*".repeat(hidden) + number.substring(head + hidden);
    }
}
