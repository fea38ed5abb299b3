package org.houzhen.server.registration;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.HospitalErrorCode;
import org.houzhen.server.hospital.HospitalUnavailableException;
import org.houzhen.server.hospital.Outcome;
import org.houzhen.server.hospital.Registration;
import org.houzhen.server.hospital.Registrations;
import org.houzhen.server.itinerary.Guide;
import org.houzhen.server.itinerary.Stop;
import org.houzhen.server.queue.TicketOffice;
import org.houzhen.server.web.HospitalProblem;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.Problem;
import org.houzhen.wire.SignedIn;
import org.houzhen.wire.Slip;
import org.houzhen.wire.TicketPath;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in patients who have come. The queue decides, for it knows who waits; the hospital is told after, and again with
 * every repetition, so that a patient never stands outside because a mark could not be set.
 */
final class SignInDesk {
    private static final Logger LOG = LoggerFactory.getLogger(SignInDesk.class);
    private static final int CONFLICT = 409;
    private static final Map<Stop.State, String> STATES = Map.of(
            Stop.State.OPEN, "PARKED",
            Stop.State.WAITING, "WAITING",
            Stop.State.CALLED, "CALLED");

    private final Registrations registrations;
    private final TicketOffice office;
    private final Tickets tickets;
    private final Saying saying;
    private final Clock clock;

    SignInDesk(Registrations registrations, TicketOffice office, Tickets tickets, Saying saying, Clock clock) {
        this.registrations = registrations;
        this.office = office;
        this.tickets = tickets;
        this.saying = saying;
        this.clock = clock;
    }

    /** What it writes and says. */
    record Saying(Slips slips, ReturnNews news, OrderNews orders, Guide guide) {}

    SignedIn signIn(UUID key, String registerNo, String terminal) {
        CallContext context = CallContext.kiosk(key.toString(), terminal, clock.instant());
        return signIn(context, key, registerNo, "terminal:" + terminal);
    }

    SignedIn signInByPhone(UUID key, String registerNo) {
        return signIn(CallContext.phone(key.toString(), clock.instant()), key, registerNo, "phone");
    }

    /** @param scanned a register number, or the code of the slip of an order */
    private SignedIn signIn(CallContext context, UUID key, String scanned, String actor) {
        String registerNo = saying.orders().registerNo(scanned);
        Registration registration = registrations
                .get(context, registerNo)
                .orElseThrow(() -> HospitalProblem.exception(HospitalErrorCode.REGISTRATION_NOT_FOUND));
        if (isOfAnEarlierDay(registration)) {
            return comesBack(context, registration, actor);
        }
        Optional<TicketOffice.Place> now = office.find(registerNo);
        now.flatMap(place -> saying.news().of(place, registration)).ifPresent(SignInDesk::refuseWhoLeft);
        refuseALaterDay(registration);
        refuseWhatIsOver(registration, now);
        if (now.isEmpty()) {
            tickets.take(registration, actor);
        }
        TicketOffice.Place place = accepted(office.signIn(key, registerNo, actor));
        mark(context, registration);
        return answer(registration, place);
    }

    /** Whoever left a cancelled clinic reads what happens with the money. */
    private static void refuseWhoLeft(TicketPath.Said said) {
        throw new ProblemException(new Problem("SUSPENDED_LEFT", said.zh(), CONFLICT, said.en()));
    }

    private void refuseALaterDay(Registration registration) {
        if (registration.session().date().isAfter(LocalDate.now(clock))) {
            TicketPath.Said when = new SessionWords(clock.getZone()).whole(registration);
            throw new ProblemException(new Problem(
                    "SIGN_IN_LATER_DAY",
                    "这是 " + when.zh() + " 的号。请当天来签到。",
                    CONFLICT,
                    "This registration is for " + when.en() + ". Please sign in on that day."));
        }
    }

    private boolean isOfAnEarlierDay(Registration registration) {
        boolean over = registration.session().end().isBefore(clock.instant()); // A night clinic goes on past midnight.
        return over && registration.session().date().isBefore(LocalDate.now(clock));
    }

    /**
     * Who comes with a registration of an earlier day wants what is paid and not done, or the doctor once more: the tests come
     * first, for the doctor wants to see what comes of them (RULES 3, 12).
     */
    private SignedIn comesBack(CallContext context, Registration registration, String actor) {
        Optional<Guide.Earlier> left = saying
                .guide()
                .earlier(registration.patient().id())
                .stream()
                .filter(visit -> visit.registerNo().equals(registration.registerNo()))
                .findFirst();
        if (left.filter(Guide.Earlier::testsComeFirst).isPresent()) {
            return numbers(registration);
        }
        int days = office.returnDays(registration.session().area());
        LocalDate notBefore = LocalDate.now(clock).minusDays(days);
        Outcome<Registrations.ReturnVisit> back = registrations.comeBack(context, registration.registerNo(), notBefore);
        return left.isPresent() && back instanceof Outcome.Rejected
                ? whatIsLeft(registration, left.get())
                : returns(context, registration, HospitalProblem.orThrow(back), actor);
    }

    private SignedIn whatIsLeft(Registration registration, Guide.Earlier left) {
        if (!left.isOpen()) {
            var lapsed = left.stops().get(0).note();
            throw new ProblemException(new Problem("ORDERS_LAPSED", lapsed.zh() + "。", CONFLICT, lapsed.en() + "."));
        }
        return numbers(registration);
    }

    private SignedIn numbers(Registration registration) {
        List<Stop> open = saying.guide().next(registration.patient().id());
        if (open.isEmpty()) {
            throw new ProblemException(new Problem(
                    "NO_NUMBERS_NOW",
                    "这一站现在不发号。请在开放时间再来，或到护士站询问。",
                    CONFLICT,
                    "No numbers are given there now. Please come back when it is open, or ask at the nurse desk."));
        }
        Slip slip = saying.slips().stops(registration, open, LocalDate.now(clock));
        Stop first = open.get(0);
        return new SignedIn(
                first.ticket(),
                first.title().zh(),
                first.place().zh(),
                STATES.get(first.state()),
                first.ahead(),
                first.since(),
                slip);
    }

    /** 一次挂号管三天 (RULES 3): the hospital says whether this registration serves once more, and where; nothing is paid. */
    private SignedIn returns(
            CallContext context, Registration registration, Registrations.ReturnVisit visit, String actor) {
        if (office.find(registration.registerNo()).isEmpty()) {
            tickets.takeReturn(visit, clock.instant(), actor);
        }
        UUID key = UUID.fromString(context.requestId());
        TicketOffice.Place place = accepted(office.signIn(key, registration.registerNo(), actor));
        return answer(registration.in(visit.session()), place);
    }

    /** Whoever was seen may come back the same day with results (RULES 3): the queue knows whether the number is still good. */
    private static void refuseWhatIsOver(Registration registration, Optional<TicketOffice.Place> now) {
        switch (registration.state()) {
            case SEEN, NO_SHOW -> {
                if (now.filter(SignInDesk::mayComeBack).isEmpty()) {
                    throw HospitalProblem.exception(HospitalErrorCode.ALREADY_SEEN);
                }
            }
            case CANCELLED -> throw HospitalProblem.exception(HospitalErrorCode.REGISTRATION_NOT_FOUND);
            case REGISTERED, SIGNED_IN, IN_VISIT -> {
                if (now.filter(place -> place.state().equals("CANCELLED")).isPresent()) {
                    throw HospitalProblem.exception(HospitalErrorCode.REGISTRATION_NOT_FOUND); // 停诊改日.
                }
            }
        }
    }

    /** Only who holds a number that was called once today; a final one is refused by the queue in its own words. */
    private static boolean mayComeBack(TicketOffice.Place place) {
        return !place.state().equals("ISSUED");
    }

    private static TicketOffice.Place accepted(TicketOffice.SignInAnswer answer) {
        if (answer instanceof TicketOffice.SignInAnswer.Refused refused) {
            throw new ProblemException(refused.problem());
        }
        return ((TicketOffice.SignInAnswer.Accepted) answer).place();
    }

    /** One who comes back stays seen for the hospital until the next visit to the room begins. */
    private void mark(CallContext context, Registration registration) {
        if (registration.state() == Registration.State.SEEN) {
            return;
        }
        String registerNo = registration.registerNo();
        String trouble = registrations
                .markSignedIn(context, registerNo)
                .match(done -> "", rejected -> rejected.code().name(), unknown -> unknown.reason());
        if (!trouble.isEmpty()) {
            LOG.warn("the hospital did not mark {} as signed in: {}", registerNo, trouble);
        }
    }

    private static String state(TicketOffice.Place place) {
        return place.suspended() ? "SUSPENDED" : place.state();
    }

    private SignedIn answer(Registration registration, TicketOffice.Place place) {
        return new SignedIn(
                place.ticket(),
                place.areaName(),
                place.roomName(),
                state(place),
                place.ahead(),
                place.activeFrom(),
                saying.slips().signedIn(registration, place, alongside(registration)));
    }

    /** What was paid earlier gets its number now that its patient is here; without an answer it does a moment later. */
    private List<Stop> alongside(Registration registration) {
        String patient = registration.patient().id();
        try {
            boolean left = saying.guide().earlier(patient).stream().anyMatch(Guide.Earlier::isOpen);
            return left ? saying.guide().next(patient) : List.of();
        } catch (HospitalUnavailableException | ProblemException e) {
            LOG.warn("no stops on the slip of {}: {}", registration.registerNo(), e.getMessage());
            return List.of();
        }
    }
}
