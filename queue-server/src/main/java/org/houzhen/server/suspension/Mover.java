package org.houzhen.server.suspension;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.HospitalUnavailableException;
import org.houzhen.server.hospital.Outcome;
import org.houzhen.server.hospital.Registration;
import org.houzhen.server.hospital.Rescheduling;
import org.houzhen.server.suspension.Move.Stage;
import org.houzhen.server.web.Backoff;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings every move that is stored to its end at the hospital: whoever pressed asks once, and a loop asks on, what became
 * of it first and then again under the same number. A kill between any two steps only makes it later.
 */
final class Mover {
    /** So long the loop leaves a move to whoever pressed. */
    static final Duration PRESSED = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Mover.class);
    private static final Backoff BACKOFF = new Backoff(5);
    private static final int DUE_MAX = 64;

    private final MoveBook book;
    private final Rescheduling rescheduling;
    private final Clock clock;

    Mover(MoveBook book, Rescheduling rescheduling, Clock clock) {
        this.book = book;
        this.rescheduling = rescheduling;
        this.clock = clock;
    }

    void round() {
        book.due(clock.instant(), DUE_MAX).forEach(this::again);
    }

    private void again(Move move) {
        try {
            settle(move, asked(move));
        } catch (RuntimeException e) { // One that is broken must not hold up the others.
            LOG.error(
                    "the move {} cannot be settled: {}",
                    move.moveNo(),
                    e.getClass().getName());
            book.later(
                    move.moveNo(),
                    clock.instant().plus(BACKOFF.after(move.progress().attempt())));
        }
    }

    /** Asks the hospital for the first time; what it does not answer is asked on. */
    void begin(Move move) {
        settle(move, sent(move));
    }

    /** What became of it; what the hospital has never had is sent again. */
    private Outcome<Registration> asked(Move move) {
        Optional<Outcome<Registration>> known;
        try {
            known = rescheduling.find(context(move), move.moveNo());
        } catch (HospitalUnavailableException e) {
            return unknown(e);
        }
        return known.orElseGet(() -> sent(move));
    }

    private Outcome<Registration> sent(Move move) {
        try {
            return rescheduling.move(context(move), move.request());
        } catch (HospitalUnavailableException e) {
            return unknown(e);
        }
    }

    private CallContext context(Move move) {
        return CallContext.server(move.moveNo(), clock.instant());
    }

    private Outcome<Registration> unknown(HospitalUnavailableException e) {
        return new Outcome.Unknown<>(e.code().name(), clock.instant());
    }

    private void settle(Move move, Outcome<Registration> outcome) {
        String end = outcome.match(
                done -> Stage.MOVED.name(),
                rejected -> rejected.code().retryable() ? "" : rejected.code().name(),
                unknown -> "");
        if (end.isEmpty()) {
            book.later(
                    move.moveNo(),
                    clock.instant().plus(BACKOFF.after(move.progress().attempt())));
        } else if (end.equals(Stage.MOVED.name())) {
            book.settled(move.moveNo(), Stage.MOVED, "");
        } else {
            book.settled(move.moveNo(), Stage.REFUSED, end);
        }
    }
}
