package org.houzhen.server.itinerary;

import org.houzhen.server.hospital.Station;
import org.houzhen.server.queue.StopOffice;

/** The number that a patient took for a window of the cashier, as a stop on the way of each visit of the day. */
record WindowStop(Station station, StopOffice.Held held) {
    Stop of(String visit) {
        return new Stop(
                Stop.Kind.WINDOW,
                new Words(station.name(), station.english()),
                "",
                where(),
                state(),
                note(),
                held.area(),
                held.ticket(),
                held.ahead(),
                held.since(),
                visit,
                station.area(),
                0);
    }

    private Words where() {
        return new Words(
                (station.place() + " " + held.room()).strip(), (station.placeEnglish() + " " + held.room()).strip());
    }

    private Stop.State state() {
        return switch (held.state()) {
            case "CALLED" -> Stop.State.CALLED;
            case "SERVING" -> Stop.State.IN;
            case "MISSED", "PARKED" -> Stop.State.OPEN;
            default -> Stop.State.WAITING;
        };
    }

    private Words note() {
        return switch (held.state()) {
            case "MISSED", "PARKED" -> StopWords.WINDOW_AGAIN;
            default -> Words.NONE;
        };
    }
}
