package org.houzhen.wire;

/**
 * What a person did about a difference, or has done.
 *
 * @param decision SETTLED (money was moved by hand), EXPLAINED (nothing is wrong), RETURN (the channel gives it back now) or
 *     WRITE_OFF (the book takes the other side's word)
 * @param note what was done, without any patient's name
 * @param approval what a second person was given for this very decision
 */
public record DecideDifference(String decision, String note, String approval) {}
