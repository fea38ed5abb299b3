package org.houzhen.server.itinerary;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.houzhen.server.hospital.Registration;
import org.houzhen.server.hospital.StationOrder;
import org.houzhen.server.queue.StopOffice;

/** The stops around the doctor: registering, signing in, the doctor, paying, and coming back. */
final class ClinicStops {
    private final Registration visit;
    private final Optional<StopOffice.ClinicTicket> ticket;

    ClinicStops(Registration visit, Optional<StopOffice.ClinicTicket> ticket) {
        this.visit = visit;
        this.ticket = ticket;
    }

    List<Stop> before() {
        return List.of(
                plain(Stop.Kind.REGISTER, Stop.State.DONE, Words.NONE, visit.registeredAt()),
                plain(
                        Stop.Kind.SIGN_IN,
                        here() ? Stop.State.DONE : signIn(),
                        here() ? Words.NONE : StopWords.SIGN_IN,
                        null),
                withTicket(Stop.Kind.DOCTOR, first(), Words.NONE));
    }

    private boolean here() {
        return ticket.isPresent() && !state().equals("ISSUED") && !over();
    }

    private Stop.State signIn() {
        return over() ? Stop.State.CANCELLED : Stop.State.OPEN;
    }

    private boolean over() {
        return visit.state() == Registration.State.NO_SHOW
                || List.of("NO_SHOW", "CANCELLED").contains(state());
    }

    private String state() {
        return ticket.map(StopOffice.ClinicTicket::state).orElse("");
    }

    private boolean again() {
        return ticket.filter(StopOffice.ClinicTicket::again).isPresent();
    }

    private Stop.State first() {
        return again() || state().equals("PARKED") && seen() ? Stop.State.DONE : now();
    }

    private boolean seen() {
        return ticket.filter(StopOffice.ClinicTicket::seen).isPresent();
    }

    /** How far the ticket has come with what it is for now. */
    private Stop.State now() {
        return switch (state()) {
            case "WAITING", "INVITED" -> Stop.State.WAITING;
            case "CALLED" -> Stop.State.CALLED;
            case "SERVING" -> Stop.State.IN;
            case "DONE" -> Stop.State.DONE;
            case "MISSED", "PARKED" -> Stop.State.OPEN;
            case "NO_SHOW", "CANCELLED", "UNFINISHED" -> Stop.State.CANCELLED;
            default -> visit.state() == Registration.State.SEEN ? Stop.State.DONE : Stop.State.PLANNED;
        };
    }

    Stop pay(List<StationOrder> orders) {
        boolean owing = orders.stream().anyMatch(order -> order.state() == StationOrder.State.UNPAID);
        return plain(
                Stop.Kind.PAY, owing ? Stop.State.OPEN : Stop.State.DONE, owing ? StopWords.PAY : Words.NONE, null);
    }

    /** Back to the doctor, once every result is there; who is on the way already is where the ticket is. */
    Stop back(boolean resultsOut) {
        if (again()) {
            return withTicket(Stop.Kind.RETURN, now(), Words.NONE);
        }
        boolean mayReturn = resultsOut && List.of("DONE", "PARKED").contains(state());
        return withTicket(
                Stop.Kind.RETURN,
                mayReturn ? Stop.State.OPEN : Stop.State.PLANNED,
                mayReturn ? StopWords.RETURN_NOW : StopWords.RETURN_LATER);
    }

    private Stop plain(Stop.Kind kind, Stop.State state, Words note, Instant since) {
        return new Stop(
                kind,
                StopWords.TITLES.get(kind),
                kind == Stop.Kind.REGISTER ? visit.session().label() : "",
                Words.NONE,
                state,
                note,
                "",
                "",
                0,
                since,
                visit.registerNo(),
                kind == Stop.Kind.SIGN_IN ? visit.session().area() : "",
                0);
    }

    private Stop withTicket(Stop.Kind kind, Stop.State state, Words note) {
        boolean missed = state().equals("MISSED") && state == Stop.State.OPEN;
        return new Stop(
                kind,
                StopWords.TITLES.get(kind),
                visit.session().label(),
                where(),
                state,
                missed ? StopWords.MISSED : note,
                ticket.map(StopOffice.ClinicTicket::area).orElse(""),
                ticket.map(StopOffice.ClinicTicket::ticket).orElse(""),
                state == Stop.State.WAITING
                        ? ticket.map(StopOffice.ClinicTicket::ahead).orElse(0)
                        : 0,
                ticket.map(StopOffice.ClinicTicket::since).orElse(null),
                visit.registerNo(),
                ticket.map(StopOffice.ClinicTicket::area).orElse(visit.session().area()),
                0);
    }

    private Words where() {
        String room = ticket.map(StopOffice.ClinicTicket::room)
                .filter(name -> !name.isEmpty())
                .orElse(visit.session().roomName());
        String place = (visit.session().place() + " " + room).strip();
        return new Words(place, place);
    }
}
