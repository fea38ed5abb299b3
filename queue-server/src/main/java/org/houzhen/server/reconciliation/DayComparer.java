package org.houzhen.server.reconciliation;

import java.time.Clock;
import java.time.LocalDate;
import org.houzhen.server.channel.BillUnavailableException;
import org.houzhen.server.hospital.HospitalUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares days that are over, does what is safe about what differs, and looks whether it has helped. */
final class DayComparer {
    private static final Logger LOG = LoggerFactory.getLogger(DayComparer.class);

    private final Reconciliation reconciliation;
    private final Remedies remedies;
    private final Clock clock;

    DayComparer(Reconciliation reconciliation, Remedies remedies, Clock clock) {
        this.reconciliation = reconciliation;
        this.remedies = remedies;
        this.clock = clock;
    }

    LocalDate lastOver() {
        return LocalDate.now(clock).minusDays(1);
    }

    /** As {@link Reconciliation#compare}, with every source that can be had, and then {@link #act}. */
    void compare(LocalDate day) {
        reconciliation.sources().stream()
                .filter(source -> reconciliation.isToBeHad(source, day))
                .forEach(source -> reconciliation.compare(source, day));
        act();
    }

    /** Does what is due about differences of any day. */
    void act() {
        remedies.round().stream()
                .map(difference -> new SourceDay(difference.source(), difference.day()))
                .distinct()
                .forEach(this::lookAgain);
    }

    private record SourceDay(String source, LocalDate day) {}

    private void lookAgain(SourceDay at) {
        try {
            reconciliation.compare(at.source(), at.day());
        } catch (BillUnavailableException | HospitalUnavailableException e) {
            LOG.info("day {} of {} cannot be compared again yet: {}", at.day(), at.source(), e.getMessage());
        }
    }
}
