package org.houzhen.server.payment;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.houzhen.wire.OrderState;

/**
 * Where the saga of an order stands.
 *
 * <pre>
 * OPENED -> HELD -> PAYING -> PAID -> FULFILLED -> DONE
 *    |        |       |        | \-> VERIFYING -> (PAID | FULFILLED | REFUNDING | FAILED | MANUAL)
 *    |        \-------+-> CLOSING -> CLOSED
 *    \-> FAILED                |-> REFUNDING -> RETURNING -> REFUNDED
 * </pre>
 *
 * An insured order makes a detour at its beginning and, where money goes back, before it does:
 *
 * <pre>
 * OPENED -> QUOTING -> QUOTED -> (HELD | PAID)      (PAID | VERIFYING) -> UNSETTLING -> (REFUNDING | FAILED)
 * </pre>
 *
 * A payment that is proven after the order was closed opens it again; money is always followed. What came to a person is looked
 * at again, and is done when the hospital has it after all; else people have the money given back:
 *
 * <pre>
 * MANUAL -> (FULFILLED | FAILED | REFUNDED)      MANUAL &lt;-> GIVING_BACK -> (REFUNDED | HANDED_BACK)
 * </pre>
 */
public enum Stage {
    /** The intent to lock is stored. */
    OPENED(OrderState.PAYING),
    /** Locked; the insurer is being asked what it would pay. */
    QUOTING(OrderState.PAYING),
    /** The patient reads who pays how much, and has not agreed. */
    QUOTED(OrderState.PAYING),
    /** Locked; the channel's trade is being opened. */
    HELD(OrderState.PAYING),
    /** The code can be scanned. */
    PAYING(OrderState.PAYING),
    /** The trade is being closed, for its time is over or the patient wants it. */
    CLOSING(OrderState.UNKNOWN),
    /** Money is proven, or none is needed; the hospital is being told. */
    PAID(OrderState.PAID),
    /** The hospital's answer was lost; it is being asked. */
    VERIFYING(OrderState.UNKNOWN),
    /** The hospital has it; what follows is being done. */
    FULFILLED(OrderState.PAID),
    /** The insurer is being asked to take back what it has paid. */
    UNSETTLING(OrderState.REFUNDING),
    /** The refund is being requested. */
    REFUNDING(OrderState.REFUNDING),
    /** The channel has accepted the refund. */
    RETURNING(OrderState.REFUNDING),
    DONE(OrderState.DONE),
    CLOSED(OrderState.CLOSED),
    REFUNDED(OrderState.REFUNDED),
    /** A person must decide; the hospital is asked now and then whether it has it after all. */
    MANUAL(OrderState.MANUAL),
    /** People have the money given back by a refund of its own; as long as that is not over, nothing is looked at here. */
    GIVING_BACK(OrderState.MANUAL),
    /** People have handed the money back themselves; its channel keeps what it took. */
    HANDED_BACK(OrderState.REFUNDED),
    FAILED(OrderState.FAILED);

    private static final Set<OrderState> FINAL =
            EnumSet.of(OrderState.DONE, OrderState.CLOSED, OrderState.REFUNDED, OrderState.MANUAL, OrderState.FAILED);
    private static final Map<Stage, Set<Stage>> NEXT = new EnumMap<>(Stage.class);

    static {
        NEXT.put(OPENED, EnumSet.of(QUOTING, HELD, PAID, FAILED));
        NEXT.put(QUOTING, EnumSet.of(QUOTED, CLOSED, FAILED));
        NEXT.put(QUOTED, EnumSet.of(HELD, PAID, CLOSED));
        NEXT.put(HELD, EnumSet.of(PAYING, CLOSING, PAID, FAILED, MANUAL));
        NEXT.put(PAYING, EnumSet.of(CLOSING, PAID, CLOSED, MANUAL));
        NEXT.put(CLOSING, EnumSet.of(CLOSED, PAID, MANUAL));
        NEXT.put(PAID, EnumSet.of(FULFILLED, VERIFYING, UNSETTLING, REFUNDING, FAILED, MANUAL));
        NEXT.put(VERIFYING, EnumSet.of(PAID, FULFILLED, UNSETTLING, REFUNDING, FAILED, MANUAL));
        NEXT.put(FULFILLED, EnumSet.of(DONE));
        NEXT.put(UNSETTLING, EnumSet.of(REFUNDING, FAILED, MANUAL));
        NEXT.put(REFUNDING, EnumSet.of(RETURNING, REFUNDED, MANUAL));
        NEXT.put(RETURNING, EnumSet.of(REFUNDED, REFUNDING, MANUAL));
        NEXT.put(CLOSED, EnumSet.of(PAID, MANUAL));
        NEXT.put(FAILED, EnumSet.of(PAID, MANUAL));
        NEXT.put(DONE, EnumSet.noneOf(Stage.class));
        NEXT.put(REFUNDED, EnumSet.noneOf(Stage.class));
        NEXT.put(MANUAL, EnumSet.of(FULFILLED, FAILED, REFUNDED, GIVING_BACK));
        NEXT.put(GIVING_BACK, EnumSet.of(MANUAL, REFUNDED, HANDED_BACK));
        NEXT.put(HANDED_BACK, EnumSet.noneOf(Stage.class));
    }

    private final OrderState shown;

    Stage(OrderState shown) {
        this.shown = shown;
    }

    boolean mayBecome(Stage next) {
        return NEXT.get(this).contains(next);
    }

    /** Whether anything is left to be done. */
    boolean open() {
        return !FINAL.contains(shown);
    }

    /** Whether the saga does something about it when its time has come. */
    boolean goesOn() {
        return open() || this == MANUAL;
    }

    /** Whether it came to a person and is not over. */
    public boolean isForAPerson() {
        return this == MANUAL || this == GIVING_BACK;
    }

    /** Whether a payment that is proven now is news. */
    boolean awaitsMoney() {
        return mayBecome(PAID) && this != OPENED && this != QUOTED && this != VERIFYING;
    }

    /** Whether the patient's change of mind still changes anything. */
    boolean cancellable() {
        return this == OPENED || this == QUOTING || this == QUOTED || this == HELD || this == PAYING;
    }

    public OrderState shown() {
        return shown;
    }
}
