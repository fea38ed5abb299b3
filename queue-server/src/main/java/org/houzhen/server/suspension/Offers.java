package org.houzhen.server.suspension;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.ClinicSession;
import org.houzhen.server.hospital.OutpatientScheduling;
import org.houzhen.server.hospital.Registration;
import org.houzhen.server.hospital.Rescheduling;
import org.houzhen.server.hospital.Slot;
import org.houzhen.server.registration.SessionWords;
import org.houzhen.wire.OtherDays;

/** Where a registration could be moved to: later, in its department, at its price; its own doctor first. Asks the hospital. */
final class Offers {
    private static final int SESSIONS_MAX = 12;
    private static final int TIMES_MAX = 6;

    private final OutpatientScheduling scheduling;
    private final Rescheduling rescheduling;
    private final SessionWords words;
    private final Clock clock;

    Offers(OutpatientScheduling scheduling, Rescheduling rescheduling, Clock clock) {
        this.scheduling = scheduling;
        this.rescheduling = rescheduling;
        this.words = new SessionWords(clock.getZone());
        this.clock = clock;
    }

    /** One number that is on offer. */
    record Offer(ClinicSession session, Slot slot) {}

    boolean any() {
        return rescheduling.daysAhead() > 0;
    }

    List<OtherDays.Session> of(Registration registration) {
        String doctor = registration.session().doctorId();
        return sessions(registration)
                .sorted(Comparator.comparing(
                                (ClinicSession each) -> !each.doctorId().equals(doctor))
                        .thenComparing(ClinicSession::start)
                        .thenComparing(ClinicSession::id))
                .map(each -> view(each, each.doctorId().equals(doctor)))
                .filter(each -> !each.times().isEmpty())
                .limit(SESSIONS_MAX)
                .toList();
    }

    private Stream<ClinicSession> sessions(Registration registration) {
        LocalDate today = LocalDate.now(clock);
        LocalDate next = registration.session().date().plusDays(1);
        LocalDate first = next.isBefore(today) ? today : next;
        return first.datesUntil(today.plusDays(rescheduling.daysAhead() + 1L))
                .flatMap(day ->
                        scheduling.sessions(context(), registration.session().departmentId(), day).stream())
                .filter(each -> each.remaining() > 0 && each.fee().equals(registration.total()));
    }

    private OtherDays.Session view(ClinicSession session, boolean sameDoctor) {
        return new OtherDays.Session(
                session.id(),
                SessionWords.day(session),
                session.doctor(),
                session.title(),
                session.level(),
                session.fee(),
                sameDoctor,
                firstOfEachHour(session).stream()
                        .limit(TIMES_MAX)
                        .map(slot -> new OtherDays.Time(slot.id(), words.segment(slot)))
                        .toList());
    }

    private Collection<Slot> firstOfEachHour(ClinicSession session) {
        Map<Integer, Slot> hours = new LinkedHashMap<>();
        scheduling.slots(context(), session.id()).stream()
                .filter(slot -> slot.free() && !slot.extra())
                .forEach(slot -> hours.putIfAbsent(
                        ZonedDateTime.ofInstant(slot.start(), clock.getZone()).getHour(), slot));
        return hours.values();
    }

    /** The number somebody chose, if it is still to be had. */
    Optional<Offer> find(Registration registration, String sessionId, String slotId) {
        return sessions(registration)
                .filter(session -> session.id().equals(sessionId))
                .flatMap(session -> scheduling.slots(context(), session.id()).stream()
                        .filter(slot -> slot.id().equals(slotId) && slot.free() && !slot.extra())
                        .map(slot -> new Offer(session, slot)))
                .findFirst();
    }

    private CallContext context() {
        return CallContext.server("other-days", clock.instant());
    }
}
