package org.houzhen.server.itinerary;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.Station;
import org.houzhen.server.hospital.StationOrder;
import org.houzhen.server.hospital.Stations;
import org.houzhen.server.queue.StopOffice;

/**
 * What is paid and not done: of today for everybody, of earlier days for who has come. How long it may wait is the rule
 * {@code paid-earlier.days} of its station's area. Blocks; asks the hospital.
 */
final class PaidOrders {
    /** How far back a patient is still told of what has lapsed. */
    static final int TOLD_DAYS = 90;

    /** What was paid before today can only become less; whoever acts on it asks again for the patient. */
    private static final Duration LEFT_OVER_KEPT = Duration.ofMinutes(1);

    private final Stations stations;
    private final StopOffice office;
    private final Clock clock;
    private volatile LeftOver leftOver = new LeftOver(LocalDate.MIN, Instant.MIN, List.of());

    private record LeftOver(LocalDate day, Instant at, List<StationOrder> orders) {}

    /** When it was paid, for the giving of numbers. */
    enum Age {
        TODAY,
        /** It gets a number once its patient has come. */
        EARLIER,
        /** It gets none any more. */
        LAPSED
    }

    PaidOrders(Stations stations, StopOffice office, Clock clock) {
        this.stations = stations;
        this.office = office;
        this.clock = clock;
    }

    List<StationOrder> ofToday() {
        return stations.due(context(), today());
    }

    /** Everybody's of earlier days, up to a minute old: a hint of whom to look at. */
    List<StationOrder> leftOver() {
        LeftOver known = leftOver;
        boolean fresh = known.day().equals(today())
                && known.at().plus(LEFT_OVER_KEPT).isAfter(clock.instant())
                && !known.at().isAfter(clock.instant());
        if (!fresh) {
            known = new LeftOver(today(), clock.instant(), readLeftOver());
            leftOver = known;
        }
        return known.orders();
    }

    private List<StationOrder> readLeftOver() {
        Map<String, Station> places = places();
        return stations.due(context(), earliest(places)).stream()
                .filter(order -> age(order, places) == Age.EARLIER)
                .toList();
    }

    /** Everything that still gets a number. */
    List<StationOrder> due() {
        Map<String, Station> places = places();
        return stations.due(context(), earliest(places)).stream()
                .filter(order -> age(order, places) != Age.LAPSED)
                .toList();
    }

    /** What is due for one patient who has come, asked now. */
    List<StationOrder> dueFor(String patientId) {
        Map<String, Station> places = places();
        return stations.of(context(), patientId, earliest(places)).stream()
                .filter(order -> order.state() == StationOrder.State.PAID && places.containsKey(order.station()))
                .filter(order -> age(order, places) != Age.LAPSED)
                .toList();
    }

    /** Everything of one patient, done or not, back to what has lapsed. */
    List<StationOrder> of(String patientId) {
        return stations.of(context(), patientId, today().minusDays(TOLD_DAYS));
    }

    boolean isEarlier(StationOrder order) {
        return order.paidAt() != null && paidOn(order).isBefore(today());
    }

    Age age(StationOrder order, Map<String, Station> places) {
        if (!isEarlier(order)) {
            return Age.TODAY;
        }
        Station station = places.get(order.station());
        int days = station == null ? 0 : office.daysAfterPaying(station.area());
        return paidOn(order).isBefore(today().minusDays(days)) ? Age.LAPSED : Age.EARLIER;
    }

    LocalDate paidOn(StationOrder order) {
        return LocalDate.ofInstant(order.paidAt(), clock.getZone());
    }

    Map<String, Station> places() {
        return stations.all(context()).stream().collect(Collectors.toMap(Station::id, Function.identity()));
    }

    private LocalDate earliest(Map<String, Station> places) {
        int days = places.values().stream()
                .mapToInt(station -> office.daysAfterPaying(station.area()))
                .max()
                .orElse(0);
        return today().minusDays(days);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private CallContext context() {
        return CallContext.server("stops", clock.instant());
    }
}
