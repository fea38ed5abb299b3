package org.houzhen.hardware.driver.scanner;

import java.util.List;
import org.houzhen.hardware.ScannedCode;
import org.houzhen.hardware.link.FuzzedDecoder;

/** What a code scanner may send. */
public final class CodeLineDecoderFuzz {
    private CodeLineDecoderFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        FuzzedDecoder.check(CodeLineDecoder::new, ScannedCode.LENGTH_MAX, List::copyOf, input);
    }
}
