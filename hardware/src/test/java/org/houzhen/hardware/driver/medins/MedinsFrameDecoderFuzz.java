package org.houzhen.hardware.driver.medins;

import java.time.Instant;
import java.util.List;
import org.houzhen.hardware.InsuranceTerminal.Business;
import org.houzhen.hardware.InsuranceToken;
import org.houzhen.hardware.link.FuzzedDecoder;

/** What the bridge of an insurance's component may deliver, and what may stand in its texts. */
public final class MedinsFrameDecoderFuzz {
    private static final int HELD_MAX = 20_486;

    private MedinsFrameDecoderFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        FuzzedDecoder.check(MedinsFrameDecoder::new, HELD_MAX, List::toString, input);
        read(new String(input, MedinsFrames.GB18030));
    }

    private static void read(String text) {
        try {
            MedinsAnswer answer = MedinsAnswer.read(text);
            answer.words();
            answer.person(secret -> new InsuranceToken(secret, Business.SETTLE, Instant.EPOCH))
                    .birth();
        } catch (IllegalArgumentException e) {
            if (e.getCause() != null) {
                throw new IllegalStateException("quotes what was read", e);
            }
        }
    }
}
