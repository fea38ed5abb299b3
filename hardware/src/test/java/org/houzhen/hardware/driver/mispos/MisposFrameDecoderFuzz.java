package org.houzhen.hardware.driver.mispos;

import java.util.List;
import org.houzhen.hardware.link.FuzzedDecoder;

/** What a card terminal's cable may deliver, in either direction. */
public final class MisposFrameDecoderFuzz {
    private static final int HELD_MAX = 1_169;

    private MisposFrameDecoderFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        FuzzedDecoder.check(MisposFrameDecoder::ofAnswers, HELD_MAX, List::toString, input);
        FuzzedDecoder.check(MisposFrameDecoder::ofRequests, HELD_MAX, List::toString, input);
    }
}
