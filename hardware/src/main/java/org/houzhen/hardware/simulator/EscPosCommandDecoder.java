package org.houzhen.hardware.simulator;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;
import java.util.Map;

/**
 * Cuts what a host sends into commands and runs of text, by the length each command has:
 *
 * <pre>
 *   text: bytes from 20 up            one byte: LF CR HT FF CAN NUL
 *   DLE, ESC, FS, GS | name | fixed parameters
 *   ESC, FS, GS | ( | name | length u16 LE | parameters
 *   GS v 0 | mode | width u16 LE in bytes | height u16 LE | dots      ESC * | mode | columns u16 LE | dots
 *   GS k | kind | data NUL, or from kind 65: length, data             ESC D | tab stops NUL
 * </pre>
 */
final class EscPosCommandDecoder extends ByteToMessageDecoder {
    private static final int DLE = 0x10;
    private static final int ESC = 0x1B;
    private static final int FS = 0x1C;
    private static final int GS = 0x1D;
    private static final int TEXT_MAX = 1024;
    private static final int RASTER_HEAD = 8;
    private static final int PICTURE_MAX = 1 << 20; // Bytes: 80 mm wide and fifteen metres long.
    private static final int LIST_MAX = 1024;
    /** Names without parameters, then with one, and so on; the rest has a rule of its own. */
    private static final Map<Integer, String[]> NAMES_BY_PARAMETERS = Map.of(
            ESC, new String[] {"@2im<LFS", "!-EGJKMRTUVad{tre 3=%", "$\\c", "p"},
            FS, new String[] {"&.", "!-WC", "Sp"},
            GS, new String[] {":", "!aBHfhwrIbTE/", "LW$\\P"});

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        int length = length(in);
        if (length <= in.readableBytes()) {
            var bytes = new byte[length];
            in.readBytes(bytes);
            out.add(new EscPosCommand(bytes));
        }
    }

    /** How many bytes the next command has; more than there are when that is not known yet. */
    private static int length(ByteBuf in) {
        int first = at(in, 0);
        if (first >= 0x20) {
            return textLength(in);
        }
        if (first != DLE && first != ESC && first != FS && first != GS) {
            return 1;
        }
        if (in.readableBytes() < 2) {
            return Integer.MAX_VALUE;
        }
        return first == DLE ? realTimeLength(in) : commandLength(in, first, (char) at(in, 1));
    }

    private static int textLength(ByteBuf in) {
        int length = 1;
        while (length < in.readableBytes() && length < TEXT_MAX && at(in, length) >= 0x20) {
            length++;
        }
        return length;
    }

    private static int realTimeLength(ByteBuf in) {
        return switch (at(in, 1)) {
            case 0x04, 0x05 -> 3;
            case 0x14 ->
                switch (at(in, 2)) {
                    case -1 -> Integer.MAX_VALUE;
                    case 8 -> 10;
                    default -> 5;
                };
            default -> 1;
        };
    }

    private static int commandLength(ByteBuf in, int first, char name) {
        if (name == '(') {
            return at(in, 4) < 0 ? Integer.MAX_VALUE : 5 + littleEndian(in, 3);
        }
        return switch (first << 8 | name) {
            case GS << 8 | 'v' -> rasterLength(in);
            case GS << 8 | 'k' -> barCodeLength(in);
            case GS << 8 | 'V' -> at(in, 2) < 0 ? Integer.MAX_VALUE : at(in, 2) < 65 ? 3 : 4;
            case ESC << 8 | '*' -> columnsLength(in);
            case ESC << 8 | 'D' -> untilNul(in, 2);
            default -> fixedLength(first, name);
        };
    }

    /** Of a picture larger than any paper only the head is taken, and its dots print as text. */
    private static int rasterLength(ByteBuf in) {
        if (at(in, 7) < 0) {
            return Integer.MAX_VALUE;
        }
        long dots = (long) littleEndian(in, 4) * littleEndian(in, 6);
        return dots > PICTURE_MAX ? RASTER_HEAD : RASTER_HEAD + (int) dots;
    }

    private static int columnsLength(ByteBuf in) {
        return at(in, 4) < 0 ? Integer.MAX_VALUE : 5 + littleEndian(in, 3) * (at(in, 2) < 32 ? 1 : 3);
    }

    private static int fixedLength(int first, char name) {
        String[] names = NAMES_BY_PARAMETERS.get(first);
        for (int parameters = 0; parameters < names.length; parameters++) {
            if (names[parameters].indexOf(name) >= 0) {
                return 2 + parameters;
            }
        }
        return 2; // A command this printer does not know: its parameters will print as text, as on a real one.
    }

    private static int barCodeLength(ByteBuf in) {
        int kind = at(in, 2);
        if (kind < 0 || kind >= 65 && at(in, 3) < 0) {
            return Integer.MAX_VALUE;
        }
        return kind < 65 ? untilNul(in, 3) : 4 + at(in, 3);
    }

    private static int untilNul(ByteBuf in, int from) {
        int end = Math.min(in.readableBytes(), from + LIST_MAX);
        for (int i = from; i < end; i++) {
            if (at(in, i) == 0) {
                return i + 1;
            }
        }
        return end == from + LIST_MAX ? end : Integer.MAX_VALUE;
    }

    private static int littleEndian(ByteBuf in, int index) {
        return in.getUnsignedShortLE(in.readerIndex() + index);
    }

    /** -1 beyond what has come. */
    private static int at(ByteBuf in, int index) {
        return index < in.readableBytes() ? in.getUnsignedByte(in.readerIndex() + index) : -1;
    }
}
