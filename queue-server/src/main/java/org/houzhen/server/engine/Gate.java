package org.houzhen.server.engine;

/** Something that must be so before a ticket may be called (RULES 9 and 11); who is not ready is parked, not missed. */
public enum Gate {
    /** 空腹. */
    FASTING,
    /** 憋尿. */
    BLADDER_FULL,
    /** 造影知情同意. */
    CONTRAST_CONSENT,
    /** 金属物检查. */
    METAL_CHECKED,
    /** 家属陪同. */
    ESCORTED,
    /** 药已配齐: the medicine lies ready. */
    DISPENSED
}
