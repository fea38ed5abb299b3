package org.houzhen.server.calling;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.HospitalUnavailableException;
import org.houzhen.server.hospital.Patient;
import org.houzhen.server.hospital.PatientIndex;
import org.houzhen.wire.DeskArea;
import org.houzhen.wire.Sex;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts names, which no journal holds, to the tickets a desk sees. Asked from the hospital's index and kept in memory for
 * the tickets of the day; when the index is silent or slow the desk sees numbers only, and no desk asks for some seconds.
 */
final class PatientNames {
    private static final Logger LOG = LoggerFactory.getLogger(PatientNames.class);
    private static final int KEPT_MAX = 5_000;
    private static final Duration READING_MAX = Duration.ofSeconds(1);
    private static final Duration QUIET = Duration.ofSeconds(5);
    private static final Who NOBODY = new Who("", "");

    private final PatientIndex index;
    private final Clock clock;
    private volatile Instant quietUntil = Instant.EPOCH; // Desks do not ask before.
    private final Map<String, Who> kept = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Who> eldest) {
            return size() > KEPT_MAX;
        }
    });

    PatientNames(PatientIndex index, Clock clock) {
        this.index = index;
        this.clock = clock;
    }

    record Who(String name, String sexAndAge) {
        @Override
        public String toString() {
            return "Who[]";
        }
    }

    DeskArea named(DeskArea area) {
        return new NamedDesk(new Reading()::who).named(area);
    }

    List<DeskArea.Ticket> namedTickets(List<DeskArea.Ticket> tickets) {
        return new NamedDesk(new Reading()::who).namedTickets(tickets);
    }

    /** A desk waits for names only so long, whatever the number of its tickets; with the rest it shows numbers alone. */
    private final class Reading {
        private final Instant end = clock.instant().plus(READING_MAX);

        Who who(String patient) {
            Who known = kept.get(patient);
            if (known != null) {
                return known;
            }
            if (!mayAsk()) {
                return NOBODY;
            }
            Who answered = PatientNames.this.who(patient);
            if (!clock.instant().isBefore(end)) {
                leaveAlone(); // To the next desk an answer that comes too late is as good as none.
            }
            return answered;
        }

        private boolean mayAsk() {
            Instant now = clock.instant();
            return now.isBefore(end) && !now.isBefore(quietUntil);
        }
    }

    private void leaveAlone() {
        quietUntil = clock.instant().plus(QUIET);
    }

    /** A patient's name as it is known here, without asking the hospital. */
    Optional<String> known(String patient) {
        return Optional.ofNullable(kept.get(patient)).map(Who::name);
    }

    /** A patient's name, asked of the hospital if need be; empty when that is silent. */
    String of(String patient) {
        return who(patient).name();
    }

    /** Name, sex and age; empty when the hospital is silent. */
    Who who(String patient) {
        Who known = kept.get(patient);
        if (known != null) {
            return known;
        }
        try {
            var context = CallContext.server("name", clock.instant());
            return index.get(context, patient).map(this::keep).orElse(NOBODY);
        } catch (HospitalUnavailableException e) {
            LOG.warn("names: {}", e.getMessage());
            leaveAlone();
            return NOBODY;
        }
    }

    Who keep(Patient patient) {
        String sex = patient.sex() == Sex.MALE ? "男" : patient.sex() == Sex.FEMALE ? "女" : "";
        var who = new Who(patient.name(), sex + " " + patient.ageAt(LocalDate.now(clock)) + " 岁");
        kept.put(patient.id(), who);
        return who;
    }
}
