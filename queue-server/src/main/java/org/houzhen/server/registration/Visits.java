package org.houzhen.server.registration;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.ClinicSession;
import org.houzhen.server.hospital.Registration;
import org.houzhen.server.hospital.Registrations;
import org.houzhen.server.itinerary.Guide;
import org.houzhen.server.itinerary.Stop;
import org.houzhen.server.queue.TicketOffice;
import org.houzhen.wire.TicketPath;
import org.houzhen.wire.VisitView;

/** A patient's registrations of today, with the number each has in its waiting area. */
final class Visits {
    /** Where the queue knows better than the hospital. */
    private static final Map<String, String> KNOWN_BETTER = Map.of("MISSED", "MISSED", "CANCELLED", "CANCELLED");
    /** Those for whom a cancelled clinic (停诊) means that nobody will call. */
    private static final Set<String> UNSERVED = Set.of("ISSUED", "WAITING", "MISSED", "PARKED");

    private static final DateTimeFormatter ENGLISH_DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);

    /** No rule set lets a registration serve longer. */
    private static final int RETURN_DAYS_MAX = 7;

    private final Registrations registrations;
    private final TicketOffice office;
    private final ReturnNews news;
    private final Guide guide;
    private final LaterDays laterDays;
    private final Clock clock;

    Visits(Registrations registrations, TicketOffice office, Told told, LaterDays laterDays, Clock clock) {
        this.registrations = registrations;
        this.office = office;
        this.news = told.news();
        this.guide = told.guide();
        this.laterDays = laterDays;
        this.clock = clock;
    }

    /** What is told beside: of money that goes back, and of what is paid and not done. */
    record Told(ReturnNews news, Guide guide) {}

    List<VisitView> today(String patientId, String terminal) {
        CallContext context = CallContext.kiosk("", terminal, clock.instant());
        List<VisitView> left = left(context, patientId);
        Set<String> listed = left.stream().map(VisitView::registerNo).collect(Collectors.toSet());
        return Stream.concat(
                        Stream.concat(
                                registrations.today(context, patientId).stream().map(this::view),
                                comingBack(context, patientId).filter(visit -> !listed.contains(visit.registerNo()))),
                        left.stream())
                .toList();
    }

    /** Visits of earlier days of which something is paid and not done; not those with which the doctor comes first. */
    private List<VisitView> left(CallContext context, String patientId) {
        List<Guide.Earlier> earlier = guide.earlier(patientId);
        Set<String> returning = earlier.isEmpty()
                ? Set.of()
                : comingBack(context, patientId).map(VisitView::registerNo).collect(Collectors.toSet());
        return earlier.stream()
                .filter(visit -> visit.testsComeFirst() || !returning.contains(visit.registerNo()))
                .flatMap(visit -> registrations.get(context, visit.registerNo()).stream()
                        .map(registration -> view(registration, visit)))
                .toList();
    }

    private VisitView view(Registration registration, Guide.Earlier left) {
        ClinicSession session = registration.session();
        return new VisitView(
                registration.registerNo(),
                session.department(),
                session.doctor(),
                session.period(),
                registration.slot().start(),
                registration.slot().end(),
                left.stops().get(0).place().zh(),
                left.stops().stream()
                        .map(Stop::ticket)
                        .filter(number -> !number.isEmpty())
                        .findFirst()
                        .orElse(null),
                left.isOpen() ? "STOPS_LEFT" : "STOPS_LAPSED",
                said(left),
                false);
    }

    private static TicketPath.Said said(Guide.Earlier left) {
        var titles = left.titles();
        if (!left.isOpen()) {
            var lapsed = left.stops().get(0).note();
            return new TicketPath.Said(titles.zh() + "：" + lapsed.zh(), titles.en() + ": " + lapsed.en());
        }
        LocalDate paid = left.paidOn();
        return new TicketPath.Said(
                paid.getMonthValue() + "月" + paid.getDayOfMonth() + "日缴费，还没做：" + titles.zh(),
                "Paid on " + ENGLISH_DAY.format(paid) + ", still to do: " + titles.en());
    }

    /** Registrations of earlier days that serve for one return with results (RULES 3). */
    private Stream<VisitView> comingBack(CallContext context, String patientId) {
        LocalDate today = LocalDate.now(clock);
        return registrations.mayComeBack(context, patientId, today.minusDays(RETURN_DAYS_MAX)).stream()
                .filter(visit -> {
                    ClinicSession first = visit.registration().session();
                    return !first.date().isBefore(today.minusDays(office.returnDays(first.area())));
                })
                .map(this::view);
    }

    private VisitView view(Registrations.ReturnVisit visit) {
        ClinicSession session = visit.session();
        Optional<TicketOffice.Place> place = office.find(visit.registration().registerNo());
        return new VisitView(
                visit.registration().registerNo(),
                session.department(),
                session.doctor(),
                session.period(),
                session.start(),
                session.end(),
                (session.place() + " " + roomName(session, place)).strip(),
                place.map(TicketOffice.Place::ticket).orElse(null),
                place.map(at -> afterwards(at.state())).orElse("MAY_RETURN"),
                null,
                false);
    }

    private VisitView view(Registration registration) {
        ClinicSession session = registration.session();
        Optional<TicketOffice.Place> place = office.find(registration.registerNo());
        return new VisitView(
                registration.registerNo(),
                session.department(),
                session.doctor(),
                session.period(),
                registration.slot().start(),
                registration.slot().end(),
                (session.place() + " " + roomName(session, place)).strip(),
                place.map(TicketOffice.Place::ticket).orElse(null),
                state(registration, place),
                place.flatMap(at -> news.of(at, registration)).orElse(null),
                place.filter(at -> laterDays.mayChoose(at, registration.registerNo()))
                        .isPresent());
    }

    /** Where the queue knows of a room, it knows better than the schedule: doctors move. */
    private static String roomName(ClinicSession session, Optional<TicketOffice.Place> place) {
        return place.map(TicketOffice.Place::roomName)
                .filter(name -> !name.isEmpty())
                .orElse(session.roomName());
    }

    private static String state(Registration registration, Optional<TicketOffice.Place> place) {
        String inQueue = place.map(TicketOffice.Place::state).orElse("");
        return switch (registration.state()) {
            case SEEN -> afterwards(inQueue);
            case CANCELLED -> "CANCELLED";
            case NO_SHOW -> "MISSED";
            case REGISTERED, SIGNED_IN, IN_VISIT ->
                place.filter(Visits::waitsInVain).isPresent()
                        ? "SUSPENDED"
                        : KNOWN_BETTER.getOrDefault(
                                inQueue, registration.state().name());
        };
    }

    private static boolean waitsInVain(TicketOffice.Place place) {
        return place.suspended() && UNSERVED.contains(place.state());
    }

    /** To the hospital who comes back stays seen; whether there is a way back, and who is on it, only the queue knows. */
    static String afterwards(String inQueue) {
        return switch (inQueue) {
            case "DONE" -> "MAY_RETURN";
            case "WAITING", "INVITED", "CALLED", "PARKED" -> "SIGNED_IN";
            case "SERVING" -> "IN_VISIT";
            case "MISSED" -> "MISSED";
            default -> "SEEN";
        };
    }
}
