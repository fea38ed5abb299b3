package org.houzhen.hardware.driver.pcsc;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** What the records of a social-security card may hold. */
public final class SocialRecordsFuzz {
    private SocialRecordsFuzz() {}

    /** The input is one record after the other: identifier, length, value. */
    public static void fuzzerTestOneInput(byte[] input) {
        Map<Integer, byte[]> records = new HashMap<>();
        int at = 0;
        while (at + 1 < input.length) {
            int end = Math.min(input.length, at + 2 + Byte.toUnsignedInt(input[at + 1]));
            records.put(Byte.toUnsignedInt(input[at]), Arrays.copyOfRange(input, at + 2, end));
            at = end;
        }
        SocialRecords.understand(records).ifPresent(card -> {
            if (card.name().isBlank() || card.toString().contains(card.number())) {
                throw new IllegalStateException("a card of nobody, or one that shows its number");
            }
        });
    }
}
