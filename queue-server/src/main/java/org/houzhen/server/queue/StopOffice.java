package org.houzhen.server.queue;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.houzhen.server.engine.Gate;
import org.houzhen.server.engine.Priority;
import org.houzhen.server.engine.QueueKind;
import org.houzhen.server.hospital.Station;

/**
 * Where the stops of a visit after the doctor get their tickets: blood drawing, devices, pharmacy; and whoever has an
 * errand at a window. What is answered is durable. Calls block; any thread may make them.
 */
public interface StopOffice {
    /** The one over these areas, for whoever runs them without the rest of the server. */
    static StopOffice over(Areas areas) {
        return new StopDesk(areas, new Openings(areas));
    }

    /**
     * Opens the next stop of one patient, in one commit: none while another one holds it up, else the one of the lowest rank
     * with the shortest queue. Stops that go beside the others, as medicine does, are opened at once. A stop that had a
     * ticket is never given another. Answers what is open now.
     *
     * @param wishes stops of one patient that are paid for
     */
    List<Held> open(List<Wish> wishes);

    /**
     * A number at a window for whoever comes by themselves (窗口取号), in one commit: the one the patient still has open at
     * any of these stations, else a new one where fewest wait for each window that calls. Who was missed, or had gone to
     * fetch something, waits again with it. Repeated under the same key, it is the same number.
     *
     * @param wishes one for each station that would do, at least one; their ids are {@link StopId#errand} of one key
     */
    Held takeAtWindow(List<Wish> wishes);

    /** The tickets that these stops have today. */
    Map<StopId, Held> held(Collection<At> stops);

    /** The stops of an area whose tickets are open, and those that were done last. */
    List<Held> inArea(String area, int doneMax);

    /** The ticket of a visit's clinic, wherever it was transferred to; empty when it has none today. */
    Optional<ClinicTicket> clinic(String registerNo);

    /** Which of these patients are in the house today: signed in for a clinic, took a number at a window, or were in a room. */
    Set<String> here(Set<String> patients);

    /** How many days after the day of payment a stop in an area still gets a number. */
    int daysAfterPaying(String area);

    /** What it was for has been done or withdrawn elsewhere: a ticket that nobody has called ends. */
    void cancel(At stop);

    /**
     * The ticket of a clinic.
     *
     * @param seen the patient was in the room before
     * @param again the patient has come back since
     */
    record ClinicTicket(
            String area,
            String ticket,
            String state,
            String room,
            int ahead,
            Instant since,
            boolean seen,
            boolean again) {}

    /** A stop, and the area of its station. */
    record At(StopId id, String area) {}

    /**
     * Queues of a station: one that all its rooms call from, or one for each window.
     *
     * @param naming area, department and specialty, which decide whether names may be shown
     */
    record Place(String area, String areaName, QueueKind kind, Clinic naming, List<Line> lines) {
        public static Place of(Station station) {
            return new Place(
                    station.area(),
                    station.areaName(),
                    switch (station.kind()) {
                        case BLOOD -> QueueKind.WINDOWS;
                        case DEVICES -> QueueKind.DEVICES;
                        case PHARMACY -> QueueKind.PHARMACY;
                        case CASHIER -> QueueKind.CASHIER;
                    },
                    new Clinic(station.departmentId(), station.specialty()),
                    lines(station));
        }

        private static List<Line> lines(Station station) {
            return station.kind() == Station.Kind.PHARMACY
                    ? station.rooms().stream()
                            .map(room -> new Line(room.id(), room.name(), station.place()))
                            .toList()
                    : List.of(new Line(station.id(), station.name(), station.place()));
        }
    }

    /** What decides whether names are shown. */
    record Clinic(String department, String specialty) {}

    /** One queue: id, name and where it is. */
    record Line(String queue, String label, String place) {}

    /**
     * A stop that is wanted.
     *
     * @param fullName never stored; masked at once
     * @param priority what the patient's age or the emergency clinic gives
     * @param rank what must come first has the lower one
     * @param beside goes beside the other stops instead of after them
     */
    record Wish(
            StopId id,
            Place place,
            String patient,
            String fullName,
            int age,
            Optional<Priority> priority,
            Set<Gate> gates,
            int work,
            int rank,
            boolean beside) {
        At at() {
            return new At(id, place.area());
        }

        @Override
        public String toString() {
            return "Wish[" + id + "]";
        }
    }

    /**
     * The ticket of a stop.
     *
     * @param state ISSUED, WAITING, INVITED, CALLED, SERVING, PARKED, MISSED, DONE, NO_SHOW, CANCELLED or UNFINISHED
     * @param room the room that called it or that serves its queue, in words
     * @param ahead how many are before it; 0 when it is not waiting
     * @param gates what must still be confirmed
     * @param since since when it is in its state
     */
    record Held(
            StopId id,
            String patient,
            String ticket,
            String area,
            String queue,
            String state,
            String room,
            int ahead,
            Set<Gate> gates,
            Instant since) {
        private static final Set<String> OVER = Set.of("DONE", "TRANSFERRED", "NO_SHOW", "CANCELLED", "UNFINISHED");

        public boolean open() {
            return !OVER.contains(state);
        }

        /** Whether the other stops wait for this one: not while its patient was missed or is not ready for it. */
        public boolean holdsUp() {
            boolean notReady = state.equals("PARKED") && gates.isEmpty();
            return open() && !notReady && !state.equals("MISSED");
        }
    }
}
