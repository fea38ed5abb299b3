package org.houzhen.hardware.driver.onbon;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.List;
import java.util.stream.Collectors;
import org.houzhen.hardware.LedSign.Line;

/**
 * Text as the card's fonts know it: GB2312, with {@code \C1 \C2 \C3} for red, green, yellow and {@code \n} for a new
 * line, written as two or three plain characters. A text cannot give such orders itself.
 */
final class BxText {
    private static final Charset GB2312 = Charset.forName("GB2312");
    private static final char UNKNOWN = '？';

    private BxText() {}

    static byte[] of(List<Line> lines) {
        return lines.stream()
                .map(BxText::line)
                .collect(Collectors.joining("\\n"))
                .getBytes(GB2312);
    }

    private static String line(Line line) {
        return "\\C" + (line.colour().ordinal() + 1) + shown(line.text());
    }

    /** Characters that the fonts lack are shown as unknown, never as others. */
    private static String shown(String text) {
        CharsetEncoder font = GB2312.newEncoder();
        return text.codePoints()
                .filter(c -> !Character.isISOControl(c))
                .mapToObj(c -> c == '\\' ? "＼" : Character.toString(c))
                .map(c -> font.canEncode(c) ? c : String.valueOf(UNKNOWN))
                .collect(Collectors.joining());
    }
}
