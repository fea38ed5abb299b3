package org.houzhen.server.suspension;

import java.time.Clock;
import java.time.LocalDate;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.HospitalUnavailableException;
import org.houzhen.server.hospital.Registration;
import org.houzhen.server.hospital.Registrations;
import org.houzhen.server.registration.ClinicNumbers;
import org.houzhen.server.web.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * On the new day, whoever was moved to it has a number of its clinic as everybody who registered there: so that nobody is
 * forgotten when that clinic is cancelled too. One thread uses it.
 */
final class DayNumbers {
    private static final Logger LOG = LoggerFactory.getLogger(DayNumbers.class);
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
        book.unnumbered(LocalDate.now(clock), DUE_MAX).forEach(this::number);
    }

    private void number(Move move) {
        try {
            registrations
                    .get(CallContext.server(move.moveNo(), clock.instant()), move.registerNo())
                    .filter(this::isExpectedToday)
                    .ifPresent(found -> numbers.take(found, "server"));
        } catch (HospitalUnavailableException e) {
            LOG.warn("the number of {} is taken later: {}", move.registerNo(), e.code());
            return;
        } catch (ProblemException e) { // The clinic is cancelled already: whoever comes is sent to the nurse.
            LOG.warn("{} has no number: {}", move.registerNo(), e.problem().code());
        }
        book.numbered(move.moveNo());
    }

    private boolean isExpectedToday(Registration found) {
        return found.state() == Registration.State.REGISTERED
                && found.session().date().equals(LocalDate.now(clock));
    }
}
