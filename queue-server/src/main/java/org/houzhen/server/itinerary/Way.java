package org.houzhen.server.itinerary;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.Registration;
import org.houzhen.server.hospital.Registrations;
import org.houzhen.server.hospital.Station;
import org.houzhen.server.hospital.StationOrder;
import org.houzhen.server.queue.StopId;
import org.houzhen.server.queue.StopOffice;
import org.houzhen.server.rules.Walks;

/** Puts a patient's way together from what the hospital and the queues say at this moment. */
final class Way implements Itineraries {
    private final Registrations registrations;
    private final PaidOrders paid;
    private final StopOffice office;
    private final Walks walks;
    private final Clock clock;

    Way(Registrations registrations, PaidOrders paid, StopOffice office, Walks walks, Clock clock) {
        this.registrations = registrations;
        this.paid = paid;
        this.office = office;
        this.walks = walks;
        this.clock = clock;
    }

    /** What is known of one patient at this moment. */
    private record Look(
            List<Registration> today,
            List<StationOrder> orders,
            Map<String, Station> places,
            Map<StopId, StopOffice.Held> held) {
        Optional<StopOffice.Held> held(StationOrder order) {
            return Optional.ofNullable(held.get(Usher.id(order)));
        }

        List<StationOrder> ofVisit(String registerNo) {
            return orders.stream()
                    .filter(order -> order.registerNo().equals(registerNo))
                    .toList();
        }

        /** Orders of visits that are not today's, by visit, oldest first: those that are done are over unless they have a ticket today. */
        Map<String, List<StationOrder>> ofEarlierVisits() {
            Set<String> visits = today.stream().map(Registration::registerNo).collect(Collectors.toSet());
            Predicate<StationOrder> isLeft = order ->
                    order.state() != StationOrder.State.PERFORMED || held(order).isPresent();
            return orders.stream()
                    .filter(order -> !visits.contains(order.registerNo()) && places.containsKey(order.station()))
                    .filter(isLeft)
                    .collect(Collectors.groupingBy(StationOrder::registerNo, LinkedHashMap::new, Collectors.toList()));
        }
    }

    private Look look(String patientId) {
        List<StationOrder> orders = paid.of(patientId);
        Map<String, Station> places = paid.places();
        Map<StopId, StopOffice.Held> held = office.held(orders.stream()
                .filter(order -> places.containsKey(order.station()))
                .map(order -> new StopOffice.At(
                        Usher.id(order), places.get(order.station()).area()))
                .toList());
        CallContext context = CallContext.server("way", clock.instant());
        return new Look(registrations.today(context, patientId), orders, places, held);
    }

    @Override
    public List<Stop> of(String patientId, LocalDate day) {
        if (!day.equals(LocalDate.now(clock))) {
            return List.of();
        }
        Look look = look(patientId);
        Optional<WindowStop> window = window(look.places().values(), patientId);
        Stream<List<Stop>> today = look.today().stream()
                .filter(visit -> visit.state() != Registration.State.CANCELLED)
                .map(visit -> {
                    List<Stop> way = new ArrayList<>(ofVisit(visit, look));
                    window.map(stop -> stop.of(visit.registerNo())).ifPresent(way::add);
                    return way;
                });
        Stream<List<Stop>> earlier = look.ofEarlierVisits().values().stream().map(orders -> inOrder(orders, look));
        return Stream.concat(today, earlier)
                .flatMap(way -> Footpath.along(way, walks).stream())
                .toList();
    }

    /** What is left of visits of earlier days. */
    List<Guide.Earlier> earlier(String patientId) {
        Look look = look(patientId);
        return look.ofEarlierVisits().entrySet().stream()
                .map(visit -> earlier(visit.getKey(), visit.getValue(), look))
                .filter(visit -> !visit.stops().isEmpty())
                .toList();
    }

    private Guide.Earlier earlier(String registerNo, List<StationOrder> orders, Look look) {
        List<StationOrder> left = orders.stream()
                .filter(order -> order.state() == StationOrder.State.PAID)
                .toList();
        boolean tested = look.ofVisit(registerNo).stream()
                .filter(order -> order.state() == StationOrder.State.PERFORMED)
                .anyMatch(order -> stop(order, look).isTest());
        LocalDate paidOn =
                left.stream().map(paid::paidOn).min(LocalDate::compareTo).orElse(LocalDate.now(clock));
        return new Guide.Earlier(registerNo, paidOn, inOrder(left, look), tested);
    }

    private List<Stop> inOrder(List<StationOrder> orders, Look look) {
        return orders.stream()
                .map(order -> stop(order, look))
                .sorted(Comparator.comparing(OrderStop::place))
                .map(OrderStop::stop)
                .toList();
    }

    private OrderStop stop(StationOrder order, Look look) {
        return new OrderStop(
                order,
                Optional.ofNullable(look.places().get(order.station())),
                look.held(order),
                unopened(order, look));
    }

    /** What is paid and has no ticket: today's gets one by itself, what was paid earlier when its patient comes. */
    private OrderStop.Told unopened(StationOrder order, Look look) {
        Station station = look.places().get(order.station());
        if (station == null) {
            return OrderStop.Told.BRING;
        }
        return switch (paid.age(order, look.places())) {
            case TODAY -> OrderStop.Told.IN_TURN;
            case LAPSED -> OrderStop.Told.lapsed(office.daysAfterPaying(station.area()));
            case EARLIER ->
                look.orders().stream()
                                .filter(paid::isEarlier)
                                .anyMatch(other -> look.held(other).isPresent())
                        ? OrderStop.Told.IN_TURN
                        : OrderStop.Told.TAKE_NUMBER;
        };
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

    private List<Stop> ofVisit(Registration visit, Look look) {
        List<StationOrder> ordered = look.ofVisit(visit.registerNo());
        var clinic = new ClinicStops(visit, office.clinic(visit.registerNo()));
        List<Stop> way = new ArrayList<>(clinic.before());
        if (!ordered.isEmpty()) {
            way.add(clinic.pay(ordered));
        }
        List<OrderStop> stops = ordered.stream()
                .map(order -> stop(order, look))
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
