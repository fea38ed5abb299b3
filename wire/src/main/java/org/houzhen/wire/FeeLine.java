package org.houzhen.wire;

/** One line of what an amount is made of. */
public record FeeLine(String item, Money amount) {}
