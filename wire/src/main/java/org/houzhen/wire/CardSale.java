package org.houzhen.wire;

/**
 * What a card terminal is to take, or to give back.
 *
 * @param state ASKED while nothing is decided, ALLOWED when this very try may take the money, or what became of it;
 *     HANDED_BACK when people have handed it back themselves, so that none of it may go back by the card
 */
public record CardSale(String tradeNo, Money amount, String state) {}
