package org.houzhen.face;

/** How alike two faces are, for a person to judge; what the bounds rest on stands in docs/operations/face.md. */
public enum Likeness {
    ALIKE,
    UNSURE,
    UNLIKE;

    private static final double ALIKE_MAX = 0.45;
    private static final double UNSURE_MAX = 0.6;

    /** Of the distance between two descriptors. */
    static Likeness of(double distance) {
        if (distance <= ALIKE_MAX) {
            return ALIKE;
        }
        return distance <= UNSURE_MAX ? UNSURE : UNLIKE;
    }
}
