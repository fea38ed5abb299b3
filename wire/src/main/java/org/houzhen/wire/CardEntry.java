package org.houzhen.wire;

/**
 * The line in the book of a card terminal by which the bank finds a sale again. It never holds a card's number.
 *
 * @param trace the card terminal's number of it within its batch
 * @param reference the bank's number of it
 * @param authorisation empty for most debit cards
 * @param at by the card terminal's clock, such as 2026-03-02T09:00:00
 */
public record CardEntry(
        Money amount,
        String trace,
        String batch,
        String reference,
        String authorisation,
        String merchant,
        String terminal,
        String at) {}
