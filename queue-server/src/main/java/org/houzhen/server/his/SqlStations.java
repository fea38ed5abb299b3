package org.houzhen.server.his;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.HospitalErrorCode;
import org.houzhen.server.hospital.Outcome;
import org.houzhen.server.hospital.Sample;
import org.houzhen.server.hospital.Station;
import org.houzhen.server.hospital.StationOrder;
import org.houzhen.server.hospital.Stations;

/** The reference hospital's stations: a paid line is due until somebody says that it was done. */
final class SqlStations implements Stations {
    private static final String EMERGENCY = "A20";

    private record StationRow(
            String id,
            String kind,
            String departmentId,
            String code,
            String areaId,
            String areaName,
            String name,
            String english,
            String place,
            String placeEnglish) {}

    private record RoomRow(String id, String name, String english) {}

    private record LineRow(
            String billId,
            String receiptNo,
            String registerNo,
            String patientId,
            String clinic,
            long paidAt,
            String itemCode,
            String item,
            int quantity,
            String unit,
            String advice,
            String place,
            long performedAt,
            String stationId,
            String gates,
            String tube,
            int work,
            int minutes,
            String sampleNo,
            String sampleState) {
        /** Lines of one key are one order. */
        String key() {
            return (receiptNo.isEmpty() ? billId : receiptNo) + " " + (stationId.isEmpty() ? place : stationId);
        }
    }

    private static final String LINE =
            "select b.id as bill_id, coalesce(b.receipt_no, '') as receipt_no, b.register_no,"
                    + " b.patient_id, d.code as clinic, coalesce(r.paid_at, 0) as paid_at, l.item_code, l.item, l.quantity,"
                    + " l.unit, l.advice, l.place, coalesce(l.performed_at, 0) as performed_at,"
                    + " coalesce(t.station_id, '') as station_id, coalesce(t.gates, '') as gates,"
                    + " coalesce(t.tube, '') as tube, coalesce(t.work, 0) as work, coalesce(t.minutes, 0) as minutes,"
                    + " coalesce(s.sample_no, '') as sample_no, coalesce(s.state, '') as sample_state"
                    + " from bill b join bill_line l on l.bill_id = b.id"
                    + " join registration g on g.register_no = b.register_no"
                    + " join clinic_session c on c.id = g.session_id join department d on d.id = c.department_id"
                    + " left join receipt r on r.receipt_no = b.receipt_no"
                    + " left join item_station t on t.item_code = l.item_code"
                    + " left join sample s on s.bill_id = l.bill_id and s.position = l.position where b.state in ('UNPAID', 'PAID') and ";
    private static final String ORDER = " order by r.paid_at, b.billed_at, b.id, l.position";

    private final HospitalTables tables;
    private final SampleRows samples;

    SqlStations(HospitalTables tables) {
        this.tables = tables;
        this.samples = new SampleRows(tables);
    }

    @Override
    public List<Station> all(CallContext context) {
        return tables.read(
                "stations",
                () -> tables
                        .sql("select s.id, s.kind, s.department_id, d.code, s.area_id, a.name as area_name, s.name,"
                                + " s.english, s.place, s.place_english from station s"
                                + " join department d on d.id = s.department_id"
                                + " join waiting_area a on a.id = s.area_id order by s.position")
                        .query(StationRow.class)
                        .list()
                        .stream()
                        .map(this::station)
                        .toList());
    }

    private Station station(StationRow row) {
        List<Station.Room> rooms = tables
                .sql("select id, name, english from station_room where station_id = ? order by position")
                .param(row.id())
                .query(RoomRow.class)
                .list()
                .stream()
                .map(room -> new Station.Room(room.id(), room.name(), room.english()))
                .toList();
        return new Station(
                row.id(),
                Station.Kind.valueOf(row.kind()),
                row.departmentId(),
                row.code(),
                row.areaId(),
                row.areaName(),
                row.name(),
                row.english(),
                row.place(),
                row.placeEnglish(),
                rooms);
    }

    @Override
    public List<StationOrder> due(CallContext context, LocalDate since) {
        return tables.read(
                "due",
                () -> orders(tables.sql(
                                LINE + "r.paid_at >= ? and t.station_id is not null and l.performed_at is null" + ORDER)
                        .param(midnight(since))
                        .query(LineRow.class)
                        .list()));
    }

    @Override
    public List<StationOrder> of(CallContext context, String patientId, LocalDate since) {
        return tables.read(
                "orders of a patient",
                () -> orders(tables.sql(LINE + "b.patient_id = ? and (b.billed_at >= ? or r.paid_at >= ?)" + ORDER)
                        .params(patientId, midnight(tables.today()), midnight(since))
                        .query(LineRow.class)
                        .list()));
    }

    private long midnight(LocalDate day) {
        return day.atStartOfDay(tables.clock().getZone()).toInstant().toEpochMilli();
    }

    @Override
    public Optional<StationOrder> find(CallContext context, String receiptNo, String station) {
        return tables.read("order of a station", () -> find(receiptNo, station));
    }

    private Optional<StationOrder> find(String receiptNo, String station) {
        return orders(tables.sql(LINE + "b.receipt_no = ? and t.station_id = ?" + ORDER)
                        .params(receiptNo, station)
                        .query(LineRow.class)
                        .list())
                .stream()
                .findFirst();
    }

    @Override
    public Outcome<StationOrder> perform(CallContext context, String receiptNo, String station) {
        return tables.change(() -> {
            hold(receiptNo);
            Optional<StationOrder> order = find(receiptNo, station);
            if (order.isEmpty()) {
                return Outcome.rejected(HospitalErrorCode.ORDER_ITEM_UNKNOWN);
            }
            if (order.get().state() == StationOrder.State.PERFORMED) {
                return Outcome.replayed(order.get());
            }
            mark(receiptNo, station);
            order.get().lines().stream()
                    .map(StationOrder.Line::sampleNo)
                    .filter(sample -> !sample.isEmpty())
                    .forEach(samples::markCollected);
            return Outcome.done(find(receiptNo, station).orElseThrow());
        });
    }

    /** Whoever takes these bills back now is waited for. */
    private void hold(String receiptNo) {
        tables.sql("update bill set can_merge = can_merge where receipt_no = ?")
                .param(receiptNo)
                .update();
    }

    private void mark(String receiptNo, String station) {
        tables.sql("update bill_line set performed_at = ? where performed_at is null"
                        + " and bill_id in (select id from bill where receipt_no = ? and state = 'PAID')"
                        + " and item_code in (select item_code from item_station where station_id = ?)")
                .params(tables.now().toEpochMilli(), receiptNo, station)
                .update();
    }

    private static List<StationOrder> orders(List<LineRow> rows) {
        Map<String, List<LineRow>> byOrder =
                rows.stream().collect(Collectors.groupingBy(LineRow::key, LinkedHashMap::new, Collectors.toList()));
        return byOrder.values().stream().map(SqlStations::order).toList();
    }

    private static StationOrder order(List<LineRow> rows) {
        LineRow first = rows.get(0);
        return new StationOrder(
                first.stationId(),
                first.receiptNo(),
                first.registerNo(),
                first.patientId(),
                rows.stream().anyMatch(row -> row.clinic().equals(EMERGENCY)),
                first.place(),
                state(rows),
                first.paidAt() == 0 ? null : Instant.ofEpochMilli(first.paidAt()),
                rows.stream().map(SqlStations::line).toList());
    }

    private static StationOrder.State state(List<LineRow> rows) {
        if (rows.get(0).receiptNo().isEmpty()) {
            return StationOrder.State.UNPAID;
        }
        return rows.stream().allMatch(row -> row.performedAt() > 0)
                ? StationOrder.State.PERFORMED
                : StationOrder.State.PAID;
    }

    private static StationOrder.Line line(LineRow row) {
        return new StationOrder.Line(
                row.itemCode(),
                row.item(),
                row.quantity(),
                row.unit(),
                row.advice(),
                gates(row.gates()),
                row.sampleNo(),
                row.tube(),
                row.work(),
                Duration.ofMinutes(row.minutes()),
                row.sampleState().isEmpty() || row.sampleState().equals(Sample.State.AUDITED.name()));
    }

    private static Set<StationOrder.Readiness> gates(String words) {
        return Arrays.stream(words.split(" "))
                .filter(word -> !word.isEmpty())
                .map(StationOrder.Readiness::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }
}
