package org.houzhen.server.hospital;

/** Why the hospital refuses, in one vocabulary for all adapters. Only {@link #retryable()} ones may be tried again alone. */
public enum HospitalErrorCode {
    PATIENT_NOT_FOUND,
    PATIENT_AMBIGUOUS,
    IDENTITY_MISMATCH,
    CARD_INVALID,

    SESSION_STOPPED,
    SLOT_TAKEN,
    LOCK_EXPIRED,
    QUOTA_EXCEEDED,
    DUPLICATE_REGISTRATION,
    TIME_OVERLAP,
    AGE_LIMIT,
    SEX_LIMIT,
    GUARDIAN_REQUIRED,
    BLOCKED,
    OUT_OF_WINDOW,
    ALREADY_SEEN,
    REFUND_CLOSED,
    REGISTRATION_NOT_FOUND,

    RETURN_EXPIRED,
    RETURN_NOT_SEEN,
    RETURN_ORDINARY_ONLY,
    RETURN_NO_TESTS,
    RETURN_USED,
    RETURN_NO_CLINIC,

    BILL_CHANGED,
    BILL_LOCKED,
    BILL_NOT_MERGEABLE,
    ALREADY_PAID,
    AMOUNT_MISMATCH,

    ORDER_ITEM_UNKNOWN,
    SAMPLE_NOT_FOUND,
    SAMPLE_STATE,
    RESULT_INVALID,

    REPORT_NOT_FOUND,
    REPORT_NOT_AUDITED,
    REPORT_NOT_SELF_PRINT,
    REPORT_PRINT_LIMIT,

    BUSY,
    UNAVAILABLE,
    UNKNOWN_RESULT,
    PROTOCOL_ERROR,
    NOT_SUPPORTED;

    public boolean retryable() {
        return this == BUSY || this == UNAVAILABLE;
    }
}
