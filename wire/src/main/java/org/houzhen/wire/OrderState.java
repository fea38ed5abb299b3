package org.houzhen.wire;

/** Where an order stands, as far as a patient must know. Only the last five are final. */
public enum OrderState {
    /** The code is being made, or shown and not yet paid. */
    PAYING,
    /** Money has arrived; the hospital is being told. */
    PAID,
    /** Something could not be learned yet; it is being asked for, and the money is safe. */
    UNKNOWN,
    /** Money is on its way back. */
    REFUNDING,
    /** The hospital has it, and there is a slip. */
    DONE,
    /** No money was taken. */
    CLOSED,
    /** Money was taken and has been returned. */
    REFUNDED,
    /** A person must look at it; the slip says where to go. */
    MANUAL,
    /** The hospital or the channel said no before any money moved. */
    FAILED
}
