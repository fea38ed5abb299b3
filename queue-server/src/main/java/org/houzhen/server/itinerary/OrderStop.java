package org.houzhen.server.itinerary;

import java.util.Optional;
import org.houzhen.server.hospital.Station;
import org.houzhen.server.hospital.StationOrder;
import org.houzhen.server.queue.StopOffice;

/**
 * The stop that one order makes: where the hospital's order and the queue's ticket are put together.
 *
 * @param unopened what is told of it once it is paid and while it has no ticket
 */
record OrderStop(
        StationOrder order, Optional<Station> station, Optional<StopOffice.Held> held, OrderStop.Told unopened) {
    private static final int LATER = 3;

    /** Where on the way it stands: what has a ticket by when it got it, then what comes next by its rank. */
    String place() {
        int group = held.isPresent() || order.state() == StationOrder.State.PERFORMED ? 0 : 1;
        int rank = order.state() == StationOrder.State.UNPAID ? LATER : Usher.rank(order);
        boolean here = held.filter(StopOffice.Held::open).isPresent();
        return group + " " + (here ? 1 : 0) + " " + rank + " " + order.station();
    }

    /** Whether its doctor waits for what comes of it. */
    boolean isTest() {
        return kind() != Stop.Kind.PHARMACY;
    }

    /** Done, and its result out. */
    boolean isOut() {
        return order.state() == StationOrder.State.PERFORMED && order.reported();
    }

    private Stop.Kind kind() {
        if (station.isEmpty()) {
            return order.lines().stream()
                            .anyMatch(line ->
                                    !line.sampleNo().isEmpty() || line.code().startsWith("L"))
                    ? Stop.Kind.SPECIMEN
                    : Stop.Kind.EXAM;
        }
        return switch (station.get().kind()) {
            case BLOOD -> Stop.Kind.BLOOD;
            case DEVICES -> Stop.Kind.EXAM;
            case PHARMACY -> Stop.Kind.PHARMACY;
            case CASHIER -> Stop.Kind.PAY;
        };
    }

    Stop stop() {
        Told told = told();
        return new Stop(
                kind(),
                station.map(each -> new Words(each.name(), each.english())).orElse(StopWords.TITLES.get(kind())),
                Stop.about(order.lines().stream().map(StationOrder.Line::name).toList()),
                where(),
                told.state(),
                told.note(),
                held.map(StopOffice.Held::area).orElse(""),
                held.map(StopOffice.Held::ticket).orElse(""),
                held.map(StopOffice.Held::ahead).orElse(0),
                held.map(StopOffice.Held::since).orElse(null),
                order.registerNo(),
                station.map(Station::area).orElse(""),
                0);
    }

    private Words where() {
        String room = held.map(StopOffice.Held::room).orElse("");
        return station.map(each ->
                        new Words((each.place() + " " + room).strip(), (each.placeEnglish() + " " + room).strip()))
                .orElse(new Words(order.place(), order.place()));
    }

    /** How far it has come, and what to know. */
    record Told(Stop.State state, Words note) {
        static final Told IN_TURN = new Told(Stop.State.PLANNED, StopWords.IN_TURN);
        static final Told BRING = new Told(Stop.State.OPEN, StopWords.BRING);
        static final Told TAKE_NUMBER = new Told(Stop.State.PLANNED, StopWords.TAKE_NUMBER);

        static Told lapsed(int days) {
            return new Told(Stop.State.CANCELLED, StopWords.lapsed(days));
        }
    }

    private Told told() {
        if (held.isPresent()) {
            return ofTicket(held.get());
        }
        return switch (order.state()) {
            case PERFORMED -> new Told(Stop.State.DONE, Words.NONE);
            case UNPAID -> new Told(Stop.State.PLANNED, StopWords.AFTER_PAYING);
            case PAID -> unopened;
        };
    }

    private Told ofTicket(StopOffice.Held ticket) {
        return switch (ticket.state()) {
            case "WAITING", "INVITED" -> new Told(Stop.State.WAITING, Words.NONE);
            case "CALLED" -> new Told(Stop.State.CALLED, Words.NONE);
            case "SERVING" -> new Told(Stop.State.IN, Words.NONE);
            case "DONE" -> new Told(Stop.State.DONE, Words.NONE);
            case "MISSED" -> new Told(Stop.State.OPEN, StopWords.MISSED);
            case "PARKED", "ISSUED" -> notYet(ticket);
            default ->
                order.state() == StationOrder.State.PERFORMED
                        ? new Told(Stop.State.DONE, Words.NONE)
                        : new Told(Stop.State.CANCELLED, StopWords.OVER);
        };
    }

    private Told notYet(StopOffice.Held ticket) {
        if (kind() == Stop.Kind.PHARMACY) {
            return new Told(Stop.State.WAITING, StopWords.PREPARING);
        }
        return new Told(Stop.State.OPEN, ticket.gates().isEmpty() ? Words.NONE : StopWords.ready(ticket.gates()));
    }
}
