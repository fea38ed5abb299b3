package org.houzhen.hardware.driver.samv;

import java.util.HexFormat;
import java.util.stream.Collectors;
import org.houzhen.hardware.link.FuzzedDecoder;

/** What a card reader's cable may deliver. */
public final class SamFrameDecoderFuzz {
    private static final int FRAME_MAX = 0x090A + 7;

    private SamFrameDecoderFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        FuzzedDecoder.check(
                SamFrameDecoder::new,
                FRAME_MAX,
                frames -> frames.stream()
                        .map(SamFrame.class::cast)
                        .map(frame -> frame.command() + "/" + frame.status() + "/"
                                + (frame.dataLength() == 0 ? "" : HexFormat.of().formatHex(frame.data())))
                        .collect(Collectors.joining(",")),
                input);
    }
}
