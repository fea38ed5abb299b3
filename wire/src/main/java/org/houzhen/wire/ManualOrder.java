package org.houzhen.wire;

import java.time.Instant;

/**
 * An order that a person must decide, as a clerk sees it.
 *
 * @param kind REGISTRATION or BILLS
 * @param channelNo the payment's number in its channel; empty while none is proven
 * @param code why it stopped: AMOUNT_MISMATCH, REFUNDED_ELSEWHERE, REFUND_FAILED, REFUND_LATE, REVERSAL_FAILED, CARD_UNPROVEN, INSURANCE_UNKNOWN,
 *     INSURANCE_STUCK, UNKNOWN_RESULT, ORDER_NOT_POSTED or ORDER_POSTED_UNPAID; STILL_OPEN of one that is still asked after
 * @param since since when it waits for a person
 */
public record ManualOrder(
        String tradeNo,
        String kind,
        String description,
        Money amount,
        String channelNo,
        String code,
        Instant openedAt,
        Instant since) {}
