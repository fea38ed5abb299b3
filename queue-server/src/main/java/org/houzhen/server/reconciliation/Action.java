package org.houzhen.server.reconciliation;

import org.houzhen.server.reconciliation.ReconciliationBook.Difference;

/** What is to be done about a difference by default; what is safe is done without being asked. */
enum Action {
    NONE,
    /** Ask the other side for the movement; our book has it. */
    ASK_THEM,
    /** We know of no such order: two people have the money given back where it lies. */
    RETURN_MONEY,
    /** Find out which amount is right; two people settle the difference. */
    CORRECT,
    /** Look again: the order follows what the other side says when it is asked. */
    ASK_AGAIN,
    /** The insurer pays for what stands no more: it is taken back. */
    TAKE_BACK,
    /** The hospital has what came to nothing here: people void it there, or have it paid for; nothing is done by itself. */
    VOID_THERE;

    /** @param over whether nothing goes on with the order it belongs to */
    static Action of(Difference difference, boolean over) {
        boolean postedUnpaid = difference.source().equals(Reconciliation.HOSPITAL)
                && difference.direction() == Claim.Kind.PAID
                && difference.kind() == Kind.STATE;
        return postedUnpaid && over ? VOID_THERE : of(difference.source(), difference.direction(), difference.kind());
    }

    static Action of(String source, Claim.Kind direction, Kind kind) {
        return switch (kind) {
            case MATCHED, LATE -> NONE;
            case OURS_ONLY -> ASK_THEM;
            case AMOUNT -> CORRECT;
            case STATE -> source.equals(Reconciliation.INSURER) ? TAKE_BACK : ASK_AGAIN;
            case THEIRS_ONLY -> unknownToUs(source, direction);
        };
    }

    private static Action unknownToUs(String source, Claim.Kind direction) {
        return switch (source) {
            case Reconciliation.HOSPITAL -> ASK_THEM;
            case Reconciliation.INSURER -> TAKE_BACK;
            default -> direction == Claim.Kind.PAID ? RETURN_MONEY : CORRECT;
        };
    }
}
