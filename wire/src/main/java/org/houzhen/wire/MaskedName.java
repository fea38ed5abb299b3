package org.houzhen.wire;

import java.util.Optional;

/**
 * A name that may be shown in public, such as 张*三. Its only way in is {@link #of}, so that a full name cannot become one
 * by accident; an empty one stands where a clinic shows numbers only.
 */
public record MaskedName(String shown) {
    public static final MaskedName NONE = new MaskedName("");

    private static final int CODE_POINTS_MAX = 8;

    public MaskedName {
        if (!shown.isEmpty() && shown.indexOf('*') < 0) {
            throw new IllegalArgumentException("not masked");
        }
    }

    /** First character, stars, and for three or more characters the last: 张*, 张*三, 阿**娜. */
    public static MaskedName of(String fullName) {
        int[] points = Optional.ofNullable(fullName)
                .orElse("")
                .strip()
                .codePoints()
                .limit(CODE_POINTS_MAX)
                .toArray();
        if (points.length == 0) {
            return NONE;
        }
        var masked = new StringBuilder().appendCodePoint(points[0]);
        int stars = points.length <= 2 ? 1 : points.length - 2;
        masked.append("*".repeat(stars));
        if (points.length > 2) {
            masked.appendCodePoint(points[points.length - 1]);
        }
        return new MaskedName(masked.toString());
    }
}
