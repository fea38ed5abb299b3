package org.houzhen.hardware.driver.scanner;

import java.util.List;
import org.houzhen.hardware.link.FuzzedDecoder;

/** What an input device may deliver. */
public final class KeyEventDecoderFuzz {
    private static final int HELD_MAX = 24;

    private KeyEventDecoderFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        FuzzedDecoder.check(KeyEventDecoder::new, HELD_MAX, List::toString, input);
    }
}
