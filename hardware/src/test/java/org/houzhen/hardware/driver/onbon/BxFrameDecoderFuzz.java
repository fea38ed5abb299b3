package org.houzhen.hardware.driver.onbon;

import java.util.HexFormat;
import java.util.stream.Collectors;
import org.houzhen.hardware.link.FuzzedDecoder;

/** What a LED sign's cable may deliver, in either direction. */
public final class BxFrameDecoderFuzz {
    private static final int HELD_MAX = 4_096;

    private BxFrameDecoderFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        FuzzedDecoder.check(
                BxFrameDecoder::new,
                HELD_MAX,
                frames -> frames.stream()
                        .map(BxFrame.class::cast)
                        .map(frame -> frame.destination() + "/" + HexFormat.of().formatHex(frame.data()))
                        .collect(Collectors.joining(",")),
                input);
    }
}
