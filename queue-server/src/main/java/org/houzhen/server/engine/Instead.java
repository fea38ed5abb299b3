package org.houzhen.server.engine;

/** What a patient of a cancelled clinic chooses (停诊, RULES 6). */
public enum Instead {
    /** Another doctor today, keeping the place (替诊). */
    SUBSTITUTE,
    /** 退号. */
    REFUND,
    /** 改日. */
    ANOTHER_DAY
}
