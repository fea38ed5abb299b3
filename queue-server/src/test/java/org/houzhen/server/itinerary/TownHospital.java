package org.houzhen.server.itinerary;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.Guardian;
import org.houzhen.server.hospital.HospitalErrorCode;
import org.houzhen.server.hospital.NewPatient;
import org.houzhen.server.hospital.Outcome;
import org.houzhen.server.hospital.Patient;
import org.houzhen.server.hospital.PatientIndex;
import org.houzhen.server.hospital.Station;
import org.houzhen.server.hospital.StationOrder;
import org.houzhen.server.hospital.Stations;
import org.houzhen.server.queue.Floor;
import org.houzhen.wire.IdentityDocument;
import org.houzhen.wire.Sex;

/** A hospital with a few stations that keeps what was paid and what was performed, and may lose power at a call. */
final class TownHospital implements Stations, PatientIndex {
    static final Station BLOOD = station("BLOOD", Station.Kind.BLOOD, "X", "X1", "X2");
    static final Station ULTRASOUND = station("US", Station.Kind.DEVICES, "U", "U1", "U2");
    static final Station CT = station("CT", Station.Kind.DEVICES, "T", "T1");
    static final Station CASHIER = station("CASH", Station.Kind.CASHIER, "J", "J1", "J2");
    static final Station CASHIER_UPSTAIRS = station("CASH2", Station.Kind.CASHIER, "G", "G1", "G2");
    static final Station PHARMACY = station("PHARM", Station.Kind.PHARMACY, "P", "P1", "P2");

    private final Map<String, StationOrder> orders = new LinkedHashMap<>();
    final Set<String> performed = new LinkedHashSet<>();
    final List<String> heard = new ArrayList<>();
    Supplier<Instant> now = () -> Floor.MORNING;
    /** Called before and after each call that changes something. */
    Runnable power = () -> {};

    private static Station station(String id, Station.Kind kind, String area, String... rooms) {
        return new Station(
                id,
                kind,
                "T-" + id,
                "A32",
                area,
                area + " area",
                id,
                id,
                id,
                id,
                List.of(rooms).stream()
                        .map(room -> new Station.Room(room, room, room))
                        .toList());
    }

    /** Given back. */
    void refunds(String receipt, Station station) {
        orders.remove(receipt + station.id());
    }

    void pays(String receipt, String patient, Station station, int work, StationOrder.Readiness... ready) {
        var line =
                new StationOrder.Line("I", station.id(), 1, "次", "", Set.of(ready), "", "", work, Duration.ZERO, true);
        orders.put(
                receipt + station.id(),
                new StationOrder(
                        station.id(),
                        receipt,
                        "V-" + patient,
                        patient,
                        false,
                        station.place(),
                        StationOrder.State.PAID,
                        now.get(),
                        List.of(line)));
    }

    @Override
    public List<Station> all(CallContext context) {
        return List.of(BLOOD, ULTRASOUND, CT, PHARMACY, CASHIER, CASHIER_UPSTAIRS);
    }

    @Override
    public List<StationOrder> due(CallContext context, LocalDate since) {
        return orders.entrySet().stream()
                .filter(order -> !performed.contains(order.getKey()))
                .map(Map.Entry::getValue)
                .filter(order -> isSince(order, since))
                .toList();
    }

    @Override
    public List<StationOrder> of(CallContext context, String patientId, LocalDate since) {
        return orders.entrySet().stream()
                .filter(order -> order.getValue().patientId().equals(patientId) && isSince(order.getValue(), since))
                .map(order -> performed.contains(order.getKey()) ? done(order.getValue()) : order.getValue())
                .toList();
    }

    private static boolean isSince(StationOrder order, LocalDate since) {
        return !LocalDate.ofInstant(order.paidAt(), ZoneId.of("Asia/Shanghai")).isBefore(since);
    }

    @Override
    public Optional<StationOrder> find(CallContext context, String receiptNo, String station) {
        return Optional.ofNullable(orders.get(receiptNo + station))
                .map(order -> performed.contains(receiptNo + station) ? done(order) : order);
    }

    private static StationOrder done(StationOrder order) {
        return new StationOrder(
                order.station(),
                order.receiptNo(),
                order.registerNo(),
                order.patientId(),
                order.urgent(),
                order.place(),
                StationOrder.State.PERFORMED,
                order.paidAt(),
                order.lines());
    }

    @Override
    public Outcome<StationOrder> perform(CallContext context, String receiptNo, String station) {
        String key = receiptNo + station;
        if (!orders.containsKey(key)) {
            return Outcome.rejected(HospitalErrorCode.ORDER_ITEM_UNKNOWN);
        }
        power.run();
        performed.add(key);
        heard.add(key);
        power.run();
        return Outcome.done(orders.get(key));
    }

    @Override
    public Optional<Patient> get(CallContext context, String patientId) {
        var document = new IdentityDocument(IdentityDocument.Type.RESIDENT_ID, "");
        return Optional.of(
                new Patient(patientId, "试甲", document, Sex.FEMALE, LocalDate.of(1980, 5, 17), "", "", Guardian.NONE));
    }

    @Override
    public Outcome<Patient> find(CallContext context, IdentityDocument document, String name) {
        throw new UnsupportedOperationException("no kiosk asks here");
    }

    @Override
    public Outcome<Patient> create(CallContext context, NewPatient patient) {
        throw new UnsupportedOperationException("no kiosk asks here");
    }
}
