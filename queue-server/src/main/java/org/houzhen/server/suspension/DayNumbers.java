package org.houzhen.server.suspension;

import java.time.Clock;
import java.time.LocalDate;
import org.houzhen.server.engine.Refusal;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.Registration;
import org.houzhen.server.hospital.Registrations;
import org.houzhen.server.registration.ClinicNumbers;
import org.houzhen.server.web.Backoff;
import org.houzhen.server.web.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * On the new day, whoever was moved to it has a number of its clinic as everybody who registered there: so that nobody is
 * forgotten when that clinic is cancelled too. One thread uses it.
 */
final class DayNumbers {
    private static final Logger LOG = LoggerFactory.getLogger(DayNumbers.class);
    private static final Backoff BACKOFF = new Backoff(8);
    private static final int DUE_MAX = 64;

    private final MoveBook book;
    private final Registrations registrations;
    private final ClinicNumbers numbers;
    private final Clock clock;

    DayNumbers(MoveBook book, Registrations registrations, ClinicNumbers numbers, Clock clock) {
        this.book = book;
        this.registrations = registrations;
        this.numbers = numbers;
        this.clock = clock;
    }

    void round() {
        book.unnumbered(LocalDate.now(clock), clock.instant(), DUE_MAX).forEach(this::number);
    }

    private void number(Move move) {
        try {
            registrations
                    .get(CallContext.server(move.moveNo(), clock.instant()), move.registerNo())
                    .filter(this::isExpectedToday)
                    .ifPresent(this::take);
            book.numbered(move.moveNo());
        } catch (RuntimeException e) { // One that is broken must not hold up the others.
            LOG.warn(
                    "the number of {} is taken later: {}",
                    move.registerNo(),
                    e.getClass().getName());
            book.later(
                    move.moveNo(),
                    clock.instant().plus(BACKOFF.after(move.progress().attempt())));
        }
    }

    /** Where the clinic is cancelled already there is none: whoever comes is sent to the nurse. */
    private void take(Registration found) {
        try {
            numbers.take(found, "server");
        } catch (ProblemException e) {
            if (!e.problem().code().equals(Refusal.QUEUE_SUSPENDED.name())) {
                throw e;
            }
            LOG.warn("{} has no number: its clinic is cancelled", found.registerNo());
        }
    }

    private boolean isExpectedToday(Registration found) {
        return found.state() == Registration.State.REGISTERED
                && found.session().date().equals(LocalDate.now(clock));
    }
}
