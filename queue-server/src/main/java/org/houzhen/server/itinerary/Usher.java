package org.houzhen.server.itinerary;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.houzhen.server.engine.Gate;
import org.houzhen.server.engine.Priority;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.Patient;
import org.houzhen.server.hospital.PatientIndex;
import org.houzhen.server.hospital.Station;
import org.houzhen.server.hospital.StationOrder;
import org.houzhen.server.hospital.Stations;
import org.houzhen.server.queue.StopId;
import org.houzhen.server.queue.StopOffice;

/**
 * Sends each patient on to the next stop. It remembers nothing and looks at what is so: something is paid and not done, its
 * patient has no other stop that holds it up, and it never had a ticket. A kill anywhere leaves that as it was, and the next look does
 * what is left; a stop's ticket is asked for under an id made of the stop, so asking twice is asking once.
 *
 * <p>What was paid today is opened for everybody. What was paid earlier is opened for who has come: whoever stands before a
 * terminal or a desk ({@link #guide}), and whoever the journals of today show to be here.
 */
final class Usher {
    private final Stations stations;
    private final PaidOrders orders;
    private final PatientIndex patients;
    private final StopOffice office;
    private final Clock clock;

    Usher(Stations stations, PatientIndex patients, StopOffice office, Clock clock) {
        this.stations = stations;
        this.orders = new PaidOrders(stations, office, clock);
        this.patients = patients;
        this.office = office;
        this.clock = clock;
    }

    /** One look at everybody. */
    void round() {
        List<StationOrder> today = orders.ofToday();
        List<StationOrder> earlier = orders.leftOver();
        Set<String> here = here(earlier);
        List<StationOrder> all = new ArrayList<>(today);
        earlier.stream().filter(order -> here.contains(order.patientId())).forEach(all::add);
        look(all);
    }

    /** Who has come back for what was paid earlier: the queues know. */
    private Set<String> here(List<StationOrder> earlier) {
        if (earlier.isEmpty()) {
            return Set.of();
        }
        Map<StopId, StopOffice.Held> held = office.held(at(earlier, orders.places()));
        Set<String> here = new HashSet<>(
                office.here(earlier.stream().map(StationOrder::patientId).collect(Collectors.toSet())));
        held.values().forEach(ticket -> here.add(ticket.patient()));
        return here;
    }

    /** One look at one patient; what is open afterwards. */
    List<StopOffice.Held> guide(String patientId) {
        List<StationOrder> due = orders.dueFor(patientId);
        look(due);
        return office.held(at(due, orders.places())).values().stream()
                .filter(StopOffice.Held::open)
                .toList();
    }

    private void look(List<StationOrder> due) {
        Map<String, Station> places = orders.places();
        Map<StopId, StopOffice.Held> held = office.held(at(due, places));
        due.stream()
                .collect(Collectors.groupingBy(StationOrder::patientId, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .filter(ofOne -> mayGoOn(ofOne, places, held))
                .forEach(ofOne -> sendOn(stillDue(ofOne), places));
    }

    private static List<StopOffice.At> at(Collection<StationOrder> orders, Map<String, Station> places) {
        return orders.stream()
                .map(order ->
                        new StopOffice.At(id(order), places.get(order.station()).area()))
                .toList();
    }

    /** Whether a stop without a ticket could get one: the office looks again within its commit. */
    private static boolean mayGoOn(
            List<StationOrder> orders, Map<String, Station> places, Map<StopId, StopOffice.Held> held) {
        List<StationOrder> untouched =
                orders.stream().filter(order -> !held.containsKey(id(order))).toList();
        boolean busy = orders.stream()
                .filter(order -> !isBeside(places.get(order.station())))
                .map(order -> held.get(id(order)))
                .anyMatch(ticket -> ticket != null && ticket.holdsUp());
        return untouched.stream().anyMatch(order -> !busy || isBeside(places.get(order.station())));
    }

    /** What was paid earlier may have been done or given back since it was read. */
    private List<StationOrder> stillDue(List<StationOrder> ofOne) {
        return ofOne.stream().anyMatch(orders::isEarlier)
                ? orders.dueFor(ofOne.get(0).patientId())
                : ofOne;
    }

    private void sendOn(List<StationOrder> ofOne, Map<String, Station> places) {
        ofOne.stream()
                .findFirst()
                .flatMap(order -> patients.get(context(), order.patientId()))
                .ifPresent(patient -> office.open(ofOne.stream()
                        .map(order -> wish(order, places.get(order.station()), patient))
                        .toList()));
    }

    private StopOffice.Wish wish(StationOrder order, Station station, Patient patient) {
        return new StopOffice.Wish(
                id(order),
                StopOffice.Place.of(station),
                patient.id(),
                patient.name(),
                patient.ageAt(LocalDate.now(clock)),
                order.urgent() ? Optional.of(Priority.GREEN_CHANNEL) : Optional.empty(),
                gates(order, station),
                station.kind() == Station.Kind.PHARMACY ? order.work() : 0,
                rank(order),
                isBeside(station));
    }

    /** Medicine is prepared while its patient is elsewhere. */
    private static boolean isBeside(Station station) {
        return station.kind() == Station.Kind.PHARMACY;
    }

    private static Set<Gate> gates(StationOrder order, Station station) {
        if (station.kind() == Station.Kind.PHARMACY) {
            return Set.of(Gate.DISPENSED);
        }
        Set<Gate> gates = EnumSet.noneOf(Gate.class);
        order.ready().forEach(readiness -> gates.add(Gate.valueOf(readiness.name())));
        return gates;
    }

    /** The hungry first, then everybody, and at last those whose bladder fills meanwhile. */
    static int rank(StationOrder order) {
        if (order.ready().contains(StationOrder.Readiness.FASTING)) {
            return 0;
        }
        return order.ready().contains(StationOrder.Readiness.BLADDER_FULL) ? 2 : 1;
    }

    /** What was done without being called, or was taken back, ends its ticket. */
    void tidy() {
        Set<StopId> due = orders.due().stream().map(Usher::id).collect(Collectors.toSet());
        orders.places().values().stream()
                .flatMap(station -> office.inArea(station.area(), 0).stream())
                .filter(held -> !held.id().isErrand())
                .filter(held -> !due.contains(held.id()) && isDone(held.id()))
                .forEach(held -> office.cancel(new StopOffice.At(held.id(), held.area())));
    }

    /** Asked again: what was paid a moment ago is not in an older list. */
    private boolean isDone(StopId id) {
        return stations.find(context(), id.receiptNo(), id.station())
                .map(order -> order.state() == StationOrder.State.PERFORMED)
                .orElse(true); // All that was paid there has been taken back.
    }

    static StopId id(StationOrder order) {
        return new StopId(order.registerNo(), order.station(), order.receiptNo());
    }

    private CallContext context() {
        return CallContext.server("stops", clock.instant());
    }
}
