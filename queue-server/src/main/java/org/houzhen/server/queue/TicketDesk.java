package org.houzhen.server.queue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.houzhen.server.engine.Answer;
import org.houzhen.server.engine.Arrival;
import org.houzhen.server.engine.Cause;
import org.houzhen.server.engine.Command;
import org.houzhen.server.engine.Detour;
import org.houzhen.server.engine.Entitlement;
import org.houzhen.server.engine.Priority;
import org.houzhen.server.engine.Queue;
import org.houzhen.server.engine.QueueId;
import org.houzhen.server.engine.Refusal;
import org.houzhen.server.engine.RuleSet;
import org.houzhen.server.engine.Standing;
import org.houzhen.server.engine.Ticket;
import org.houzhen.server.engine.TicketState;
import org.houzhen.server.engine.VisitId;
import org.houzhen.server.engine.WaitingArea;
import org.houzhen.server.journal.Draft;
import org.houzhen.server.web.ProblemException;
import org.houzhen.server.words.Refusals;
import org.houzhen.server.words.Sentences;
import org.houzhen.wire.MaskedName;

/** The ticket office over the areas: opens area and queue when the first ticket needs them, all in one commit. */
public final class TicketDesk implements TicketOffice {
    private final Areas areas;
    private final Openings openings;

    TicketDesk(Areas areas, Openings openings) {
        this.areas = areas;
        this.openings = openings;
    }

    @Override
    public Place take(NewTicket ticket) {
        return take(ticket, Standing.Origin.REGISTERED);
    }

    @Override
    public Place takeReturn(NewTicket ticket) {
        return take(ticket, Standing.Origin.THREE_DAY);
    }

    @Override
    public Place takeExtra(NewTicket ticket) {
        return take(ticket, Standing.Origin.EXTRA);
    }

    @Override
    public List<String> extrasOf(String patient) {
        return areas.together(draft -> areas.openToday().stream()
                .flatMap(area -> draft.state(areas.today(area)).queues().stream())
                .filter(queue -> queue.hasConsent(patient, areas.now()) && !queue.suspended())
                .map(queue -> queue.id().value())
                .toList());
    }

    @Override
    public int returnDays(String area) {
        return areas.rules().of(area).returning().days();
    }

    private Place take(NewTicket ticket, Standing.Origin origin) {
        String area = ticket.line().area();
        return areas.together(draft -> {
            openings.open(draft, ticket.line(), cause(ticket.command(), ticket.actor()));
            Answer answer = areas.decide(draft, area, takeTicket(ticket, origin));
            if (answer instanceof Answer.Refused refused) {
                throw noTicket(ticket.visit(), refused.refusal());
            }
            Ticket issued = draft.state(areas.today(area))
                    .ticketOf(new VisitId(ticket.visit()))
                    .orElseThrow();
            return place(draft, new Held(area, issued));
        });
    }

    /** Whoever paid for a clinic that was cancelled meanwhile is told where help is; anything else is broken. */
    private static RuntimeException noTicket(String visit, Refusal refusal) {
        return refusal == Refusal.QUEUE_SUSPENDED
                ? new ProblemException(refusal.name(), "本门诊已停诊。请凭挂号凭条到护士站：换一位医生、退号，或改日就诊。", 409)
                : new IllegalStateException("no ticket for visit " + visit + ": " + refusal);
    }

    private Command takeTicket(NewTicket ticket, Standing.Origin origin) {
        RuleSet rules = areas.rules().of(ticket.line().area());
        return new Arrival.TakeTicket(
                cause(ticket.command(), ticket.actor()),
                new VisitId(ticket.visit()),
                new QueueId(ticket.line().queue()),
                ticket.patient(),
                ticket.line()
                        .shown(
                                areas.rules().naming(),
                                MaskedName.of(ticket.fullName()).shown()),
                priorityOf(ticket.age(), rules.priorities()),
                ticket.slotStart(),
                ticket.slotEnd(),
                "",
                Standing.walkIn()
                        .with(origin)
                        .by(entitlementOf(ticket.age(), rules.priorities()))
                        .until(halfDayEnd(ticket.line(), rules.signIn())));
    }

    /** Who comes after this goes to the nurse (RULES 1); the last time segment has its grace as every other. */
    static Instant halfDayEnd(Line line, RuleSet.SignIn rules) {
        Instant closes = line.clinic().closes();
        return closes.equals(Instant.MAX) ? closes : closes.plus(rules.lateGrace());
    }

    /** Age priority comes from the identity alone (RULES 5); everything else is given by a nurse. */
    static Priority priorityOf(int age, RuleSet.Priorities rules) {
        if (age >= rules.firstClassAge()) {
            return Priority.FIRST;
        }
        return age >= rules.secondClassAge() || age <= rules.childAge() ? Priority.SECOND : Priority.NORMAL;
    }

    static Entitlement entitlementOf(int age, RuleSet.Priorities rules) {
        return age >= rules.secondClassAge() ? Entitlement.AGE : Entitlement.OTHER;
    }

    @Override
    public SignInAnswer signIn(UUID command, String visit, String actor) {
        return areas.together(draft -> holding(draft, new VisitId(visit))
                .map(held -> signIn(draft, held, cause(command, actor)))
                .orElseGet(() -> refused(Refusal.UNKNOWN_VISIT)));
    }

    private SignInAnswer signIn(Draft<WaitingArea, Recorded> draft, Held held, Cause cause) {
        Answer answer = areas.decide(draft, held.area(), presence(held.ticket(), cause));
        return answer.match(
                done -> new SignInAnswer.Accepted(place(draft, held)),
                refused -> new SignInAnswer.Refused(Refusals.problem(refused)));
    }

    /** "I am here" means something else for whoever was missed, or comes back from a test. */
    static Command presence(Ticket ticket, Cause cause) {
        if (ticket.state() == TicketState.MISSED) {
            return new Detour.Requeue(cause, ticket.number());
        }
        if (ticket.state() == TicketState.PARKED || ticket.state() == TicketState.DONE) {
            return new Detour.Return(cause, ticket.number());
        }
        return new Arrival.SignIn(cause, ticket.visit());
    }

    private static SignInAnswer refused(Refusal refusal) {
        return new SignInAnswer.Refused(Refusals.problem(refusal));
    }

    @Override
    public Ended end(UUID command, String visit, String actor) {
        return areas.together(draft -> holding(draft, new VisitId(visit))
                .map(held -> areas.decide(
                                draft,
                                held.area(),
                                new Arrival.Cancel(
                                        cause(command, actor), held.ticket().visit()))
                        .match(done -> Ended.ENDED, refused -> notEnded(held.ticket())))
                .orElse(Ended.NONE));
    }

    private static Ended notEnded(Ticket ticket) {
        return switch (ticket.state()) {
            case CANCELLED, NO_SHOW, UNFINISHED -> Ended.NONE;
            case ISSUED, WAITING, INVITED, CALLED, SERVING, MISSED, PARKED, DONE, TRANSFERRED -> Ended.CALLED;
        };
    }

    @Override
    public Optional<Place> find(String visit) {
        return areas.together(draft -> holding(draft, new VisitId(visit)).map(held -> place(draft, held)));
    }

    /** A ticket and the area it is in. */
    private record Held(String area, Ticket ticket) {}

    /** The ticket a visit has now: where it was transferred, the one that goes on for it. */
    private Optional<Held> holding(Draft<WaitingArea, Recorded> draft, VisitId visit) {
        return held(draft, area -> area.ticketOf(visit).stream())
                .flatMap(held -> held.ticket().state() == TicketState.TRANSFERRED
                        ? goingOn(draft, visit).or(() -> Optional.of(held))
                        : Optional.of(held));
    }

    private Optional<Held> goingOn(Draft<WaitingArea, Recorded> draft, VisitId visit) {
        return held(
                draft,
                area -> area.tickets().stream()
                        .filter(ticket -> Transfers.goesOnFor(visit, ticket))
                        .filter(area::isLatestOfItsVisit)
                        .filter(ticket -> ticket.state() != TicketState.TRANSFERRED));
    }

    private Optional<Held> held(Draft<WaitingArea, Recorded> draft, Function<WaitingArea, Stream<Ticket>> sought) {
        return areas.openToday().stream()
                .flatMap(area -> sought.apply(draft.state(areas.today(area))).map(ticket -> new Held(area, ticket)))
                .findFirst();
    }

    private Place place(Draft<WaitingArea, Recorded> draft, Held held) {
        WaitingArea state = draft.state(areas.today(held.area()));
        Ticket ticket = held.ticket();
        return new Place(
                ticket.number().value(),
                state.letter(),
                state.name(),
                state.placeOf(ticket),
                ticket.state().name(),
                areas.ahead(state, ticket),
                ticket.activeFrom().orElse(null),
                state.queue(ticket.queue()).filter(Queue::suspended).isPresent(),
                Sentences.marked(ticket),
                ticket.chosen().map(chosen -> chosen.choice().name()).orElse(""));
    }

    private Cause cause(UUID command, String actor) {
        return new Cause(command, actor, areas.now());
    }
}
