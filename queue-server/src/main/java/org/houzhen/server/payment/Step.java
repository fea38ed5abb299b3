package org.houzhen.server.payment;

/** The calls an order makes outside, as they are named in its history. */
enum Step {
    LOCK,
    QUOTE,
    AGREE,
    CREATE,
    PAY,
    QUERY,
    NOTIFY,
    CLOSE,
    REVERSE,
    RELEASE,
    SETTLE,
    UNSETTLE,
    COMMIT,
    FIND,
    CONCLUDE,
    REFUND,
    REFUND_QUERY,
    GIVE_BACK,
    /** No call: two people have read the bank's statement. */
    BANK_STATEMENT,
    /** No call: two people have dealt with its money in the reconciliation. */
    DEALT_WITH
}
