package org.houzhen.server.calling;

import java.time.Clock;
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
 * the tickets of the day; when the index is silent the desk sees numbers only.
 */
final class PatientNames {
    private static final Logger LOG = LoggerFactory.getLogger(PatientNames.class);
    private static final int KEPT_MAX = 5_000;
    private static final Who NOBODY = new Who("", "");

    private final PatientIndex index;
    private final Clock clock;
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
        return new DeskArea(
                area.epoch(),
                area.position(),
                area.area(),
                area.areaName(),
                area.rooms().stream().map(this::named).toList(),
                area.queues().stream().map(this::named).toList(),
                namedTickets(area.missed()),
                namedTickets(area.away()),
                namedTickets(area.notSignedIn()),
                area.done());
    }

    private DeskArea.Queue named(DeskArea.Queue queue) {
        return new DeskArea.Queue(
                queue.id(),
                queue.label(),
                namedTickets(queue.waiting()),
                queue.uncalled(),
                Optional.ofNullable(queue.suspended()).map(this::named).orElse(null));
    }

    private DeskArea.Suspension named(DeskArea.Suspension suspended) {
        List<DeskArea.Chosen> chosen = suspended.chosen().stream()
                .map(each -> new DeskArea.Chosen(named(each.ticket()), each.choice(), each.to(), each.at()))
                .toList();
        return new DeskArea.Suspension(suspended.reason(), suspended.since(), chosen);
    }

    private DeskArea.Room named(DeskArea.Room room) {
        return new DeskArea.Room(
                room.id(),
                room.name(),
                room.staff(),
                room.title(),
                room.state(),
                room.queues(),
                room.weights(),
                room.grades(),
                room.ticket() == null ? null : named(room.ticket()),
                namedTickets(room.door()),
                room.shownOn(),
                room.shownOnEn());
    }

    List<DeskArea.Ticket> namedTickets(List<DeskArea.Ticket> tickets) {
        return tickets.stream().map(this::named).toList();
    }

    private DeskArea.Ticket named(DeskArea.Ticket ticket) {
        Who who = who(ticket.name());
        return new DeskArea.Ticket(
                ticket.number(),
                ticket.visit(),
                who.name(),
                who.sexAndAge(),
                ticket.queue(),
                ticket.state(),
                ticket.mark(),
                ticket.slotStart(),
                ticket.since(),
                ticket.calls(),
                ticket.misses(),
                ticket.lastMiss(),
                ticket.rule(),
                ticket.why(),
                ticket.whyEn());
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
