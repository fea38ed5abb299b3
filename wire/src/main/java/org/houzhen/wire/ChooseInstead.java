package org.houzhen.wire;

/**
 * What a patient of a cancelled clinic chooses.
 *
 * @param choice SUBSTITUTE, REFUND or ANOTHER_DAY
 * @param queue for a substitute the clinic session; absent otherwise
 */
public record ChooseInstead(String choice, String queue) {}
