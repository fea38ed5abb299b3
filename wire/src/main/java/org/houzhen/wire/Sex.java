package org.houzhen.wire;

/** Sex as registered (GB/T 2261.1). */
public enum Sex {
    UNKNOWN,
    MALE,
    FEMALE
}
