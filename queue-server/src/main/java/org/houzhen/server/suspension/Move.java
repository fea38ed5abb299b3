package org.houzhen.server.suspension;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.houzhen.server.hospital.Rescheduling;
import org.houzhen.wire.TicketPath.Said;

/**
 * A patient of a cancelled clinic is to be moved to a later day (改期).
 *
 * @param day of the clinic that was cancelled
 * @param by who pressed, such as {@code nurse:17}
 */
record Move(Rescheduling.Move request, LocalDate day, Goal goal, String by, Instant at, Progress progress) {
    /** How far it has come. */
    enum Stage {
        /** Stored, and the hospital has not answered. */
        ASKED,
        MOVED,
        REFUSED
    }

    /**
     * Where to.
     *
     * @param told the session and the time in words
     */
    record Goal(LocalDate day, Said told) {}

    /**
     * How far it is.
     *
     * @param refusal the hospital's code when it is REFUSED; empty otherwise
     * @param attempt how often the hospital was asked without an answer
     */
    record Progress(Stage stage, String refusal, int attempt) {
        static final Progress ASKED = new Progress(Stage.ASKED, "", 0);
    }

    /** A press has one number for ever. */
    static String number(UUID key, String registerNo) {
        byte[] name = ("move:" + registerNo + ":" + key).getBytes(StandardCharsets.UTF_8);
        return "M" + UUID.nameUUIDFromBytes(name);
    }

    String moveNo() {
        return request.moveNo();
    }

    String registerNo() {
        return request.registerNo();
    }

    Stage stage() {
        return progress.stage();
    }
}
