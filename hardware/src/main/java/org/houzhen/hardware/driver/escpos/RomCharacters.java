package org.houzhen.hardware.driver.escpos;

import java.nio.charset.Charset;

/**
 * Knows which characters a Chinese printer's ROM holds: ASCII and the two-byte area of GBK, without the zones left to
 * users and without FE50 to FEA0, whose characters (䶮 is FE9F) came later than most ROMs. Names have others, too.
 *
 * <pre>
 *   A1A1-A9FE, A840-A9A0   symbols        8140-A0FE, AA40-FDA0, FE40-FE4F   further hanzi
 *   B0A1-F7FE              hanzi of GB 2312
 * </pre>
 */
final class RomCharacters {
    static final Charset GB18030 = Charset.forName("GB18030");

    private RomCharacters() {}

    static boolean hold(String text) {
        return text.codePoints().allMatch(RomCharacters::holds);
    }

    static boolean holds(int codePoint) {
        if (codePoint < 0x80) {
            return codePoint >= 0x20 && codePoint < 0x7F;
        }
        byte[] bytes = Character.toString(codePoint).getBytes(GB18030);
        return bytes.length == 2 && isInRom(Byte.toUnsignedInt(bytes[0]), Byte.toUnsignedInt(bytes[1]));
    }

    private static boolean isInRom(int lead, int trail) {
        if (trail >= 0xA1) {
            return lead <= 0xA9 || lead >= 0xB0 && lead <= 0xF7;
        }
        if (lead == 0xFE) {
            return trail < 0x50;
        }
        return lead <= 0xA0 || lead >= 0xA8;
    }

    /** Control characters would be commands, so they become blanks. */
    static String printable(String text) {
        return text.codePoints()
                .map(codePoint -> Character.isISOControl(codePoint) ? ' ' : codePoint)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
