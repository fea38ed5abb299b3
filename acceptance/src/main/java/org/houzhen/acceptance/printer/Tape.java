package org.houzhen.acceptance.printer;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The bytes of one printed slip, and which offsets lie where; read by the length of each command, not by the driver. */
final class Tape {
    private static final int DLE = 0x10;
    private static final int ESC = 0x1B;
    private static final int FS = 0x1C;
    private static final int GS = 0x1D;

    private final byte[] bytes;
    private final Map<Spot, List<Integer>> offsets = new EnumMap<>(Spot.class);
    private boolean begun;
    private boolean cut;

    /** Where in a slip something goes wrong. */
    enum Spot {
        BEFORE_COMMAND,
        IN_TEXT,
        IN_PICTURE,
        IN_CODE,
        BEFORE_CUT,
        BEFORE_PROOF,
        AFTER_ALL
    }

    Tape(byte[] bytes) {
        this.bytes = bytes;
        for (Spot spot : Spot.values()) {
            offsets.put(spot, new ArrayList<>());
        }
        int at = 0;
        while (at < bytes.length) {
            at += note(at);
        }
        offsets.get(Spot.AFTER_ALL).add(bytes.length);
    }

    /** True if the slip has such a place: without a font there is no picture, and a blind clone is asked no proof. */
    boolean has(Spot spot) {
        return !offsets.get(spot).isEmpty();
    }

    int offset(Spot spot, Random random) {
        List<Integer> all = offsets.get(spot);
        return all.get(random.nextInt(all.size()));
    }

    private int note(int at) {
        int length = Math.min(length(at), bytes.length - at);
        begun |= is(at, ESC, '@');
        boolean cutting = is(at, GS, 'V');
        Spot spot = spot(at, cutting);
        // In the first byte of a command nothing of it has come: that is before it, not in it.
        for (int offset = at; offset < at + length; offset++) {
            offsets.get(spot).add(offset);
        }
        cut |= cutting;
        return length;
    }

    private Spot spot(int at, boolean cutting) {
        if (!begun) {
            return Spot.BEFORE_COMMAND;
        }
        if (cut) {
            return Spot.BEFORE_PROOF;
        }
        if (cutting) {
            return Spot.BEFORE_CUT;
        }
        if (is(at, GS, 'v')) {
            return Spot.IN_PICTURE;
        }
        return is(at, GS, '(') ? Spot.IN_CODE : Spot.IN_TEXT;
    }

    private int length(int at) {
        return switch (unsigned(at)) {
            case DLE -> unsigned(at + 1) == 0x14 ? 10 : 3;
            case ESC -> unsigned(at + 1) == '@' ? 2 : 3;
            case FS -> 2;
            case GS -> groupLength(at);
            default -> 1;
        };
    }

    private int groupLength(int at) {
        return switch (unsigned(at + 1)) {
            case '(' -> 5 + littleEndian(at + 3);
            case 'v' -> 8 + littleEndian(at + 4) * littleEndian(at + 6);
            case 'V' -> 4;
            default -> 3;
        };
    }

    private boolean is(int at, int first, int second) {
        return unsigned(at) == first && unsigned(at + 1) == second;
    }

    private int littleEndian(int at) {
        return unsigned(at) | unsigned(at + 1) << 8;
    }

    private int unsigned(int at) {
        return at < bytes.length ? Byte.toUnsignedInt(bytes[at]) : 0;
    }
}
