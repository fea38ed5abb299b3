package org.houzhen.server.refund;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.houzhen.wire.OrderState;

/**
 * Where a refund stands.
 *
 * <pre>
 * REQUESTED -> WITHDRAWN -> RELEASED -> RETURNING -> RETURNED -> DONE
 *     |            \-> REINSTATING -> REFUSED
 *     \-> REFUSED
 * </pre>
 *
 * What the insurer paid a part of goes from WITHDRAWN to UNSETTLING, and from there to RELEASED: the patient's money moves
 * when nothing is left with the insurer.
 *
 * Where it turns out that no card was ever charged, it goes from RELEASED or RETURNING to REINSTATING.
 *
 * From each open stage but RETURNED it may also come to a person (MANUAL), who can send it back to where it stopped; where only
 * the patient's money is left, people may hand that back themselves and say so (RETURNED). What was refused of an order that
 * came to a person may be asked for again under the same number: no channel was asked for money.
 */
public enum RefundStage {
    /** The intent is stored; the hospital is being asked to take back what was paid for. */
    REQUESTED(OrderState.REFUNDING),
    /** The hospital has taken it back; the ticket is being ended. */
    WITHDRAWN(OrderState.REFUNDING),
    /** The patient was called meanwhile: the hospital is being asked to let it stand. */
    REINSTATING(OrderState.REFUNDING),
    /** Nobody will serve the patient for it; the insurer is being asked to take back what it has paid. */
    UNSETTLING(OrderState.REFUNDING),
    /** Nobody will serve the patient for it; the money is owed, and being sent. */
    RELEASED(OrderState.REFUNDING),
    /** The channel has accepted the refund. */
    RETURNING(OrderState.REFUNDING),
    /** The money is back; the slot is being returned. */
    RETURNED(OrderState.REFUNDED),
    DONE(OrderState.REFUNDED),
    /** Nothing was changed, or what was changed has been undone; no money moves. */
    REFUSED(OrderState.FAILED),
    MANUAL(OrderState.MANUAL);

    private static final Map<RefundStage, Set<RefundStage>> NEXT = new EnumMap<>(RefundStage.class);

    static {
        NEXT.put(REQUESTED, EnumSet.of(WITHDRAWN, REINSTATING, REFUSED, MANUAL));
        NEXT.put(WITHDRAWN, EnumSet.of(RELEASED, UNSETTLING, REINSTATING, MANUAL));
        NEXT.put(UNSETTLING, EnumSet.of(RELEASED, MANUAL));
        NEXT.put(REINSTATING, EnumSet.of(REFUSED, MANUAL));
        NEXT.put(RELEASED, EnumSet.of(RETURNING, RETURNED, REINSTATING, MANUAL));
        NEXT.put(RETURNING, EnumSet.of(RELEASED, RETURNED, REINSTATING, MANUAL));
        NEXT.put(RETURNED, EnumSet.of(DONE));
        NEXT.put(DONE, EnumSet.noneOf(RefundStage.class));
        NEXT.put(REFUSED, EnumSet.of(REQUESTED));
        NEXT.put(MANUAL, EnumSet.of(REQUESTED, WITHDRAWN, UNSETTLING, REINSTATING, RELEASED, RETURNING, RETURNED));
    }

    private final OrderState shown;

    RefundStage(OrderState shown) {
        this.shown = shown;
    }

    boolean mayBecome(RefundStage next) {
        return NEXT.get(this).contains(next);
    }

    /** Whether anything is left to be done. */
    public boolean open() {
        return this != DONE && this != REFUSED && this != MANUAL;
    }

    /** Whether hospital and insurer have taken back theirs, so that only the patient's money is on its way. */
    boolean isPayingBack() {
        return this == RELEASED || this == RETURNING || this == RETURNED || this == DONE;
    }

    /** Whether nobody will do anything about it any more; what waits for a person is not over. */
    public boolean over() {
        return this == DONE || this == REFUSED;
    }

    OrderState shown() {
        return shown;
    }
}
