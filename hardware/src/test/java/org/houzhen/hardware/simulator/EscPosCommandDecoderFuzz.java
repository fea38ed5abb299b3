package org.houzhen.hardware.simulator;

import java.util.HexFormat;
import java.util.stream.Collectors;
import org.houzhen.hardware.link.FuzzedDecoder;

/** What a host may send to the simulated receipt printer. */
public final class EscPosCommandDecoderFuzz {
    private static final int COMMAND_MAX = (1 << 20) + 8;

    private EscPosCommandDecoderFuzz() {}

    /** Runs of text may be cut anywhere; commands may not. */
    public static void fuzzerTestOneInput(byte[] input) {
        FuzzedDecoder.check(
                EscPosCommandDecoder::new,
                COMMAND_MAX,
                frames -> frames.stream()
                        .map(EscPosCommand.class::cast)
                        .map(EscPosCommand::bytes)
                        .map(bytes -> (bytes[0] & 0xE0) == 0
                                ? "|" + HexFormat.of().formatHex(bytes) + "|"
                                : HexFormat.of().formatHex(bytes))
                        .collect(Collectors.joining()),
                input);
    }
}
