package org.houzhen.wire;

import java.util.Optional;

/**
 * A name that may be shown in public, such as 张*三. Its only way in is {@link #of}, so that a full name cannot become one
 * by accident; an empty one stands where a clinic shows numbers only.
 */
public record MaskedName(String shown) {
    public static final MaskedName NONE = new MaskedName("");

    private static final int STARS_MAX = 2; // A long name must not be wide on a screen.

    public MaskedName {
        if (!shown.isEmpty() && shown.indexOf('*') < 0) {
            throw new IllegalArgumentException("not masked");
        }
    }

    /** First character, a star or two, and for three or more characters the last: 张*, 张*三, 阿**提. */
    public static MaskedName of(String fullName) {
        int[] points =
                Optional.ofNullable(fullName).orElse("").strip().codePoints().toArray();
        if (points.length == 0) {
            return NONE;
        }
        var masked = new StringBuilder().appendCodePoint(points[0]);
        masked.append("*".repeat(Math.max(1, Math.min(points.length - 2, STARS_MAX))));
        if (points.length > 2) {
            masked.appendCodePoint(points[points.length - 1]);
        }
        return new MaskedName(masked.toString());
    }

    /** As it is said aloud: 张*三 is 张某三. */
    public String aloud() {
        return shown.replace('*', '某');
    }
}
