package org.houzhen.wire;

import java.time.Instant;

/**
 * A fiscal e-bill (电子票据) as its patient sees it.
 *
 * @param busNo its business number, by which it is printed
 * @param kind REGISTRATION or BILLS
 * @param state PENDING, READY, or TAKEN_BACK by a red bill
 * @param number 票据号码; absent until it is issued
 * @param copies how often a terminal was asked to print it
 */
public record EBillView(String busNo, String kind, Instant at, Money amount, String state, String number, int copies) {}
