package org.houzhen.wire;

/**
 * What a person did about a difference.
 *
 * @param decision SETTLED (money was moved by hand) or EXPLAINED (nothing is wrong)
 * @param note what was done, without any patient's name
 * @param approval what a second person was given for this very decision
 */
public record DecideDifference(String decision, String note, String approval) {}
