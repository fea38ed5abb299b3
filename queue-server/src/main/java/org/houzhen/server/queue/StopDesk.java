package org.houzhen.server.queue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.houzhen.server.engine.Answer;
import org.houzhen.server.engine.Arrival;
import org.houzhen.server.engine.Cause;
import org.houzhen.server.engine.Queue;
import org.houzhen.server.engine.QueueId;
import org.houzhen.server.engine.QueueKind;
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
import org.houzhen.wire.MaskedName;

/** The stop office over the areas: looks at every ticket of the patient's stops and opens the next, all in one commit. */
final class StopDesk implements StopOffice {
    private static final String ACTOR = "server";
    /** States before the room: who is in one of them and was in the room has come back. */
    private static final Set<TicketState> AGAIN =
            Set.of(TicketState.WAITING, TicketState.INVITED, TicketState.CALLED, TicketState.MISSED);

    private final Areas areas;
    private final Openings openings;

    StopDesk(Areas areas, Openings openings) {
        this.areas = areas;
        this.openings = openings;
    }

    @Override
    public List<Held> open(List<Wish> wishes) {
        return areas.together(draft -> {
            wishes.stream().filter(Wish::beside).forEach(wish -> openIfNew(draft, wish));
            List<Wish> inTurn = wishes.stream().filter(wish -> !wish.beside()).toList();
            if (inTurn.stream().noneMatch(wish -> holdsUp(draft, wish))) {
                inTurn.stream()
                        .filter(wish -> ticket(draft, wish.at()).isEmpty())
                        .sorted(Comparator.comparingInt(Wish::rank)
                                .thenComparingDouble(wish -> crowd(draft, wish.place())))
                        .filter(wish -> openIfNew(draft, wish))
                        .findFirst();
            }
            return openOf(draft, wishes);
        });
    }

    @Override
    public Held takeAtWindow(List<Wish> wishes) {
        return areas.together(draft -> {
            At number = samePress(draft, wishes)
                    .or(() -> stillOpen(draft, wishes))
                    .orElseGet(() -> newNumber(draft, wishes));
            return held(draft, number).orElseThrow(() -> noNumber(draft, number));
        });
    }

    private RuntimeException noNumber(Draft<WaitingArea, Recorded> draft, At wish) {
        return state(draft, wish).closed()
                ? new ProblemException(Refusals.problem(Refusal.DAY_CLOSED))
                : new IllegalStateException("no number for " + wish.id());
    }

    private Optional<At> samePress(Draft<WaitingArea, Recorded> draft, List<Wish> wishes) {
        return wishes.stream()
                .map(Wish::at)
                .filter(at -> ticket(draft, at).isPresent())
                .findFirst();
    }

    private Optional<At> stillOpen(Draft<WaitingArea, Recorded> draft, List<Wish> wishes) {
        return wishes.stream()
                .flatMap(wish ->
                        errand(state(draft, wish.at()), wish)
                                .flatMap(ticket -> comesAgain(draft, wish, ticket))
                                .stream())
                .findFirst();
    }

    private At newNumber(Draft<WaitingArea, Recorded> draft, List<Wish> wishes) {
        return wishes.stream()
                .sorted(Comparator.comparing((Wish wish) -> !callsNow(draft, wish.place()))
                        .thenComparingDouble(wish -> crowd(draft, wish.place())))
                .filter(wish -> openIfNew(draft, wish))
                .findFirst()
                .orElse(wishes.get(0))
                .at();
    }

    private boolean callsNow(Draft<WaitingArea, Recorded> draft, Place place) {
        return state(draft, place.area()).rooms().stream().anyMatch(room -> !room.closed() && !room.paused());
    }

    private WaitingArea state(Draft<WaitingArea, Recorded> draft, At stop) {
        return state(draft, stop.area());
    }

    /** What the patient came to this window for before, and still has a number for. */
    private static Optional<Ticket> errand(WaitingArea area, Wish wish) {
        return area.tickets().stream()
                .filter(ticket -> ticket.issued().patient().equals(wish.patient()))
                .filter(ticket ->
                        ticket.state() != TicketState.DONE && !ticket.state().isFinal())
                .filter(ticket -> StopId.isErrand(ticket.visit().value()))
                .findFirst();
    }

    private Optional<At> comesAgain(Draft<WaitingArea, Recorded> draft, Wish wish, Ticket ticket) {
        if (ticket.state() == TicketState.MISSED || ticket.state() == TicketState.PARKED) {
            var cause = Openings.derived(new Cause(command(wish.id()), ACTOR, areas.now()), "again");
            areas.decide(draft, wish.place().area(), TicketDesk.presence(ticket, cause));
        }
        return StopId.of(ticket.visit()).map(id -> new At(id, wish.place().area()));
    }

    private List<Held> openOf(Draft<WaitingArea, Recorded> draft, List<Wish> wishes) {
        return wishes.stream()
                .map(wish -> held(draft, wish.at()))
                .flatMap(Optional::stream)
                .filter(Held::open)
                .toList();
    }

    private boolean holdsUp(Draft<WaitingArea, Recorded> draft, Wish wish) {
        return held(draft, wish.at()).filter(Held::holdsUp).isPresent();
    }

    private Optional<Ticket> ticket(Draft<WaitingArea, Recorded> draft, At stop) {
        return state(draft, stop.area()).ticketOf(stop.id().visit());
    }

    private WaitingArea state(Draft<WaitingArea, Recorded> draft, String area) {
        return draft.state(areas.today(area));
    }

    /** How many wait for each room that calls. */
    private double crowd(Draft<WaitingArea, Recorded> draft, Place place) {
        WaitingArea area = state(draft, place.area());
        int waiting = area.queues().stream().mapToInt(Queue::size).sum();
        long rooms = area.rooms().stream().filter(room -> !room.closed()).count();
        return waiting / (double) Math.max(1, rooms);
    }

    /** False when it has a ticket already, or its queue takes nobody. */
    private boolean openIfNew(Draft<WaitingArea, Recorded> draft, Wish wish) {
        if (ticket(draft, wish.at()).isPresent()) {
            return false;
        }
        var cause = new Cause(command(wish.id()), ACTOR, areas.now());
        openings.open(draft, wish.place(), cause);
        Answer taken = areas.decide(draft, wish.place().area(), takeTicket(draft, wish, cause));
        if (taken instanceof Answer.Refused) {
            return false;
        }
        areas.decide(
                draft,
                wish.place().area(),
                new Arrival.SignIn(Openings.derived(cause, "sign in"), wish.id().visit()));
        return true;
    }

    /** From what causes it, so that whoever finds the same cause again asks for the same. */
    private static UUID command(StopId stop) {
        return UUID.nameUUIDFromBytes(("stop " + stop.visit().value()).getBytes(StandardCharsets.UTF_8));
    }

    private Arrival.TakeTicket takeTicket(Draft<WaitingArea, Recorded> draft, Wish wish, Cause cause) {
        Place place = wish.place();
        RuleSet.Priorities rules = areas.rules().of(place.area()).priorities();
        return new Arrival.TakeTicket(
                cause,
                wish.id().visit(),
                queue(draft, place),
                wish.patient(),
                shown(wish),
                wish.priority().orElseGet(() -> TicketDesk.priorityOf(wish.age(), rules)),
                cause.at(),
                endOfDay(),
                "",
                Standing.walkIn()
                        .behind(wish.gates())
                        .weighing(wish.work())
                        .by(TicketDesk.entitlementOf(wish.age(), rules)));
    }

    private String shown(Wish wish) {
        Place place = wish.place();
        boolean named = areas.rules()
                .naming()
                .shows(place.area(), place.naming().department(), place.naming().specialty());
        return named ? MaskedName.of(wish.fullName()).shown() : "";
    }

    /** Nobody is late for a stop: it has no time segment. */
    private Instant endOfDay() {
        LocalDate today = LocalDate.ofInstant(areas.now(), areas.zone());
        return today.plusDays(1).atStartOfDay(areas.zone()).toInstant();
    }

    /** The window with the least work of those that are open, or of all while none is (RULES 11). */
    private QueueId queue(Draft<WaitingArea, Recorded> draft, Place place) {
        WaitingArea area = state(draft, place.area());
        List<QueueId> all =
                place.lines().stream().map(line -> new QueueId(line.queue())).toList();
        List<QueueId> served =
                all.stream().filter(queue -> isServed(area, queue)).toList();
        return area.leastWork(served.isEmpty() ? all : served).orElse(all.get(0));
    }

    private static boolean isServed(WaitingArea area, QueueId queue) {
        return area.rooms().stream()
                .anyMatch(room ->
                        !room.closed() && !room.paused() && room.queues().contains(queue));
    }

    @Override
    public Map<StopId, Held> held(Collection<At> stops) {
        return areas.together(draft -> {
            Map<StopId, Held> found = new HashMap<>();
            stops.forEach(stop -> held(draft, stop).ifPresent(held -> found.put(stop.id(), held)));
            return found;
        });
    }

    private Optional<Held> held(Draft<WaitingArea, Recorded> draft, At stop) {
        WaitingArea area = state(draft, stop.area());
        return area.ticketOf(stop.id().visit()).map(ticket -> held(stop.area(), area, stop.id(), ticket));
    }

    private Held held(String letter, WaitingArea area, StopId id, Ticket ticket) {
        return new Held(
                id,
                ticket.issued().patient(),
                ticket.number().value(),
                letter,
                ticket.queue().value(),
                ticket.state().name(),
                room(area, ticket),
                ticket.state() == TicketState.WAITING ? areas.ahead(area, ticket) : 0,
                ticket.openGates(),
                ticket.since().orElse(null));
    }

    private static String room(WaitingArea area, Ticket ticket) {
        return ticket.room()
                .flatMap(area::room)
                .map(room -> room.name())
                .or(() -> area.queue(ticket.queue())
                        .filter(queue -> queue.kind() == QueueKind.PHARMACY)
                        .map(Queue::label))
                .orElse("");
    }

    @Override
    public List<Held> inArea(String area, int doneMax) {
        return areas.ask(
                area,
                moment -> Stream.concat(
                                moment.state().tickets().stream()
                                        .filter(ticket -> ticket.state() != TicketState.DONE)
                                        .filter(ticket -> !ticket.state().isFinal()),
                                moment.state().tickets().stream()
                                        .filter(ticket -> ticket.state() == TicketState.DONE)
                                        .sorted(Comparator.comparing((Ticket ticket) ->
                                                        ticket.since().orElse(Instant.MIN))
                                                .reversed())
                                        .limit(doneMax))
                        .flatMap(ticket ->
                                StopId.of(ticket.visit()).map(id -> held(area, moment.state(), id, ticket)).stream())
                        .toList());
    }

    @Override
    public Optional<ClinicTicket> clinic(String registerNo) {
        var visit = new VisitId(registerNo);
        return areas.together(draft -> areas.openToday().stream()
                .flatMap(area -> ofClinic(state(draft, area), visit).map(ticket -> clinic(area, draft, ticket)))
                .findFirst());
    }

    private static Stream<Ticket> ofClinic(WaitingArea area, VisitId visit) {
        return Stream.concat(
                        area.ticketOf(visit).stream(),
                        area.tickets().stream()
                                .filter(ticket -> Transfers.goesOnFor(visit, ticket))
                                .filter(area::isLatestOfItsVisit))
                .filter(ticket -> ticket.state() != TicketState.TRANSFERRED);
    }

    private ClinicTicket clinic(String area, Draft<WaitingArea, Recorded> draft, Ticket ticket) {
        WaitingArea state = state(draft, area);
        boolean waits = ticket.state() == TicketState.WAITING;
        boolean seen = ticket.entered().isPresent();
        return new ClinicTicket(
                area,
                ticket.number().value(),
                ticket.state().name(),
                state.placeOf(ticket),
                waits ? areas.ahead(state, ticket) : 0,
                ticket.since().orElse(null),
                seen,
                ticket.returning() || seen && AGAIN.contains(ticket.state()));
    }

    @Override
    public Set<String> here(Set<String> patients) {
        return areas.together(draft -> areas.openToday().stream()
                .flatMap(area -> state(draft, area).tickets().stream())
                .filter(ticket -> patients.contains(ticket.issued().patient()) && hasCome(ticket))
                .map(ticket -> ticket.issued().patient())
                .collect(Collectors.toSet()));
    }

    /** A stop is signed in by whoever opens it: that proves nothing of its patient. */
    private static boolean hasCome(Ticket ticket) {
        boolean byItself = StopId.of(ticket.visit()).isPresent()
                && !StopId.isErrand(ticket.visit().value());
        return ticket.entered().isPresent() || !byItself && ticket.signedIn().isPresent();
    }

    @Override
    public int daysAfterPaying(String area) {
        return areas.rules().of(area).paidEarlier().days();
    }

    @Override
    public void cancel(At stop) {
        var cause = new Cause(command(stop.id()), ACTOR, areas.now());
        areas.together(draft -> areas.decide(
                draft,
                stop.area(),
                new Arrival.Cancel(Openings.derived(cause, "cancel"), stop.id().visit())));
    }
}
