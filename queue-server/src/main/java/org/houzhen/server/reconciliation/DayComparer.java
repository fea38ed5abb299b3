package org.houzhen.server.reconciliation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.houzhen.wire.Problem;

/** Compares days that are over, does what is safe about what differs, and looks whether it has helped. */
final class DayComparer {
    private final Reconciliation reconciliation;
    private final DueDays days;
    private final Remedies remedies;
    private final Clock clock;

    DayComparer(Reconciliation reconciliation, DueDays days, Remedies remedies, Clock clock) {
        this.reconciliation = reconciliation;
        this.days = days;
        this.remedies = remedies;
        this.clock = clock;
    }

    LocalDate lastOver() {
        return LocalDate.now(clock).minusDays(1);
    }

    /** Compares with every source that can be had, and then does what is due; answers why some cannot be compared now. */
    List<Problem> compare(LocalDate day) {
        List<Problem> troubles = reconciliation.sources().stream()
                .filter(source -> reconciliation.isToBeHad(source, day))
                .map(source -> days.attempt(source, day))
                .flatMap(Optional::stream)
                .toList();
        act();
        return troubles;
    }

    /** Does what is due about differences of any day. */
    void act() {
        remedies.round().stream()
                .map(difference -> new DueDays.Due(difference.day(), difference.source()))
                .distinct()
                .forEach(due -> days.attempt(due.source(), due.day()));
    }
}
