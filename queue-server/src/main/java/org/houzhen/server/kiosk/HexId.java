package org.houzhen.server.kiosk;

import java.util.random.RandomGenerator;

/** Short ids that say nothing about what they name. */
public final class HexId {
    private HexId() {}

    /** Eight hexadecimal characters; the table's key refuses the rare repetition. */
    public static String of(RandomGenerator random) {
        return String.format("%08x", random.nextInt());
    }
}
