package org.houzhen.wire;

/**
 * A bill that somebody handed in was taken, whole, and compared.
 *
 * @param lines how many movements it lists
 */
public record BillTaken(int lines) {}
