package org.houzhen.wire;

/**
 * The patient agrees to what the insurer pays and what is left.
 *
 * @param payBy how the rest is paid; absent where nothing is left, or there was no choice
 */
public record Agreement(PayBy payBy) {}
