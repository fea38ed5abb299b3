package org.houzhen.hardware.driver.escpos;

import java.util.List;
import org.houzhen.hardware.link.FuzzedDecoder;

/** What a receipt printer may answer. */
public final class PrinterReplyDecoderFuzz {
    private static final int REPLY_MAX = 7;

    private PrinterReplyDecoderFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        FuzzedDecoder.check(PrinterReplyDecoder::new, REPLY_MAX, List::copyOf, input);
    }
}
