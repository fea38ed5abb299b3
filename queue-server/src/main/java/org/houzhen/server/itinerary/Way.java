package org.houzhen.server.itinerary;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.Registration;
import org.houzhen.server.hospital.Registrations;
import org.houzhen.server.hospital.Station;
import org.houzhen.server.hospital.StationOrder;
import org.houzhen.server.hospital.Stations;
import org.houzhen.server.queue.StopId;
import org.houzhen.server.queue.StopOffice;
import org.houzhen.server.rules.Walks;

/** Puts a patient's way together from what the hospital and the queues say at this moment. */
final class Way implements Itineraries {
    private final Registrations registrations;
    private final Stations stations;
    private final StopOffice office;
    private final Walks walks;
    private final Clock clock;

    Way(Registrations registrations, Stations stations, StopOffice office, Walks walks, Clock clock) {
        this.registrations = registrations;
        this.stations = stations;
        this.office = office;
        this.walks = walks;
        this.clock = clock;
    }

    @Override
    public List<Stop> of(String patientId, LocalDate day) {
        if (!day.equals(LocalDate.now(clock))) {
            return List.of();
        }
        CallContext context = CallContext.server("way", clock.instant());
        List<StationOrder> orders = stations.today(context, patientId);
        Map<String, Station> places =
                stations.all(context).stream().collect(Collectors.toMap(Station::id, Function.identity()));
        Map<StopId, StopOffice.Held> held = office.held(orders.stream()
                .filter(order -> places.containsKey(order.station()))
                .map(order -> new StopOffice.At(
                        Usher.id(order), places.get(order.station()).area()))
                .toList());
        Optional<WindowStop> window = window(places.values(), patientId);
        return registrations.today(context, patientId).stream()
                .filter(visit -> visit.state() != Registration.State.CANCELLED)
                .flatMap(visit -> {
                    List<Stop> way = new ArrayList<>(ofVisit(visit, orders, places, held));
                    window.map(stop -> stop.of(visit.registerNo())).ifPresent(way::add);
                    return Footpath.along(way, walks).stream();
                })
                .toList();
    }

    /** The number a patient holds for a window of the cashier; it belongs to no visit, and so is told with each. */
    private Optional<WindowStop> window(Collection<Station> places, String patientId) {
        return places.stream()
                .filter(station -> station.kind() == Station.Kind.CASHIER)
                .flatMap(station -> office.inArea(station.area(), 0).stream()
                        .filter(held -> held.patient().equals(patientId))
                        .map(held -> new WindowStop(station, held)))
                .findFirst();
    }

    private List<Stop> ofVisit(
            Registration visit,
            List<StationOrder> orders,
            Map<String, Station> places,
            Map<StopId, StopOffice.Held> held) {
        List<StationOrder> ordered = orders.stream()
                .filter(order -> order.registerNo().equals(visit.registerNo()))
                .toList();
        var clinic = new ClinicStops(visit, office.clinic(visit.registerNo()));
        List<Stop> way = new ArrayList<>(clinic.before());
        if (!ordered.isEmpty()) {
            way.add(clinic.pay(ordered));
        }
        List<OrderStop> stops = ordered.stream()
                .map(order -> new OrderStop(
                        order,
                        Optional.ofNullable(places.get(order.station())),
                        Optional.ofNullable(held.get(Usher.id(order)))))
                .sorted(Comparator.comparing(OrderStop::place))
                .toList();
        stops.stream().filter(OrderStop::isTest).map(OrderStop::stop).forEach(way::add);
        if (stops.stream().anyMatch(OrderStop::isTest)) {
            way.add(clinic.back(stops.stream().filter(OrderStop::isTest).allMatch(OrderStop::isOut)));
        }
        stops.stream().filter(stop -> !stop.isTest()).map(OrderStop::stop).forEach(way::add);
        return way;
    }
}
