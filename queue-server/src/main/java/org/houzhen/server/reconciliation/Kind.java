package org.houzhen.server.reconciliation;

/** What came of comparing one movement of money on two sides, and what is to be done about it by default. */
enum Kind {
    MATCHED(Action.NONE),
    /** The other side has it on the day before or after. */
    LATE(Action.NONE),
    OURS_ONLY(Action.ASK_THEM),
    THEIRS_ONLY(Action.RETURN_MONEY),
    AMOUNT(Action.CORRECT),
    STATE(Action.ASK_AGAIN);

    /** What the cashier is told to do. */
    enum Action {
        NONE,
        /** Ask the other side for the movement; our book has it. */
        ASK_THEM,
        /** We know of no such order: the money is to be given back where it lies. */
        RETURN_MONEY,
        /** Find out which amount is right, and settle the difference. */
        CORRECT,
        /** Look again: the order follows what the other side says. */
        ASK_AGAIN
    }

    private final Action action;

    Kind(Action action) {
        this.action = action;
    }

    Action action() {
        return action;
    }

    boolean isDifference() {
        return this != MATCHED && this != LATE;
    }
}
