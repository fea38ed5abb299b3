package org.houzhen.hardware;

import java.time.LocalDateTime;

/**
 * One line in the book of a card terminal, by which the bank finds it again.
 *
 * @param card masked; empty where none was involved
 * @param trace the terminal's number of it within its batch (凭证号)
 * @param reference the bank's number of it (参考号), unique with the day
 * @param authorisation empty for most debit cards
 * @param at by the terminal's clock
 * @param merchant the hospital's number at the bank
 * @param terminal the terminal's number at the bank
 */
public record BankEntry(
        long amountFen,
        MaskedCard card,
        String trace,
        String batch,
        String reference,
        String authorisation,
        LocalDateTime at,
        String merchant,
        String terminal) {}
