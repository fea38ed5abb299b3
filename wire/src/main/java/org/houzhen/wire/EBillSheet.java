package org.houzhen.wire;

/**
 * A copy of a fiscal e-bill on A4 that was counted.
 *
 * @param number under which its file is fetched, and told of once it is printed
 * @param copy which copy of the bill it is; from the second on the sheet is marked
 */
public record EBillSheet(String number, int copy) {}
