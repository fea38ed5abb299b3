package org.houzhen.hardware;

import java.time.Instant;

/** The text of one code and when it was read; it may be a payment code, so it is never logged. */
public record ScannedCode(String text, Instant at) {
    public static final int LENGTH_MAX = 2048;

    @Override
    public String toString() {
        return "ScannedCode[" + text.length() + " characters, masked]";
    }
}
