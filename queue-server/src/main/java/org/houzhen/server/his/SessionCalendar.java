package org.houzhen.server.his;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.houzhen.wire.ClinicPeriod;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Releases the clinic sessions and slots of the coming days from the weekly roster. Done again, it adds what is missing. */
final class SessionCalendar {
    private static final Duration SEGMENT = Duration.ofMinutes(15);
    private static final int PERCENT = 100;

    /** One half day of a doctor, by the roster. */
    record RosterRow(
            String doctorId,
            int weekday,
            String period,
            String departmentId,
            String levelId,
            String roomId,
            int perSegment,
            int kioskPercent) {
        ClinicPeriod half() {
            return ClinicPeriod.valueOf(period);
        }

        RosterRow in(ClinicPeriod other) {
            return new RosterRow(
                    doctorId, weekday, other.name(), departmentId, levelId, roomId, perSegment, kioskPercent);
        }
    }

    private record Hours(LocalTime start, Duration length) {}

    /** The rows of one day's release. */
    private record Sheet(List<Object[]> sessions, List<Object[]> slots, List<Object[]> quotas) {
        static Sheet empty() {
            return new Sheet(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final HospitalRules rules;
    private final Clock clock;

    SessionCalendar(JdbcTemplate jdbc, TransactionTemplate transactions, HospitalRules rules, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.rules = rules;
        this.clock = clock;
    }

    void release() {
        LocalDate today = LocalDate.now(clock);
        List<RosterRow> roster = jdbc.query(
                "select r.doctor_id, r.weekday, r.period, d.department_id, d.level_id, d.room_id, l.per_segment,"
                        + " l.kiosk_percent from roster r join doctor d on d.id = r.doctor_id"
                        + " join register_level l on l.id = d.level_id order by r.doctor_id, r.weekday, r.period",
                new DataClassRowMapper<>(RosterRow.class));
        transactions.executeWithoutResult(status -> {
            for (int i = 0; i <= rules.daysAhead(); i++) {
                release(today.plusDays(i), roster);
            }
        });
    }

    private void release(LocalDate day, List<RosterRow> roster) {
        Set<String> released = new HashSet<>(
                jdbc.queryForList("select id from clinic_session where day = ?", String.class, day.toString()));
        Sheet sheet = Sheet.empty();
        onDuty(day, roster)
                .filter(row -> !released.contains(sessionId(day, row)))
                .forEach(row -> add(sheet, day, row));
        jdbc.batchUpdate(
                "insert into clinic_session (id, department_id, doctor_id, level_id, room_id, day, period, starts_at,"
                        + " ends_at, stopped, version) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0) on conflict do nothing",
                sheet.sessions());
        jdbc.batchUpdate(
                "insert into slot (id, session_id, number, starts_at, ends_at, state) values (?, ?, ?, ?, ?, 'FREE')"
                        + " on conflict do nothing",
                sheet.slots());
        jdbc.batchUpdate(
                "insert into channel_quota (session_id, channel, total) values (?, 'KIOSK', ?) on conflict do nothing",
                sheet.quotas());
    }

    /** When always open, whoever works that day works all three periods. */
    private Stream<RosterRow> onDuty(LocalDate day, List<RosterRow> roster) {
        Stream<RosterRow> today = roster.stream()
                .filter(row -> row.weekday() == day.getDayOfWeek().getValue());
        if (!rules.alwaysOpen()) {
            return today;
        }
        var doctors = new HashSet<String>();
        return today.filter(row -> doctors.add(row.doctorId()))
                .flatMap(row -> Stream.of(ClinicPeriod.values()).map(row::in));
    }

    private String sessionId(LocalDate day, RosterRow row) {
        String id = day.toString().replace("-", "") + "-" + row.doctorId() + "-"
                + row.period().charAt(0);
        return rules.alwaysOpen() ? id + "-open" : id;
    }

    private void add(Sheet sheet, LocalDate day, RosterRow row) {
        Hours hours = rules.alwaysOpen() ? wholeDay(row.half()) : usual(row.half());
        Instant start = day.atTime(hours.start()).atZone(clock.getZone()).toInstant();
        Instant end = start.plus(hours.length());
        String id = sessionId(day, row);
        sheet.sessions().add(new Object[] {
            id,
            row.departmentId(),
            row.doctorId(),
            row.levelId(),
            row.roomId(),
            day.toString(),
            row.period(),
            start.toEpochMilli(),
            end.toEpochMilli()
        });
        int number = addSlots(sheet, id, start, hours.length(), row.perSegment());
        if (row.kioskPercent() < PERCENT) {
            sheet.quotas().add(new Object[] {id, number * row.kioskPercent() / PERCENT});
        }
    }

    private static int addSlots(Sheet sheet, String session, Instant start, Duration length, int perSegment) {
        int numbers = (int) length.dividedBy(SEGMENT) * perSegment;
        for (int i = 0; i < numbers; i++) {
            Instant at = start.plus(SEGMENT.multipliedBy(i / perSegment));
            sheet.slots().add(new Object[] {
                session + "-" + (i + 1),
                session,
                i + 1,
                at.toEpochMilli(),
                at.plus(SEGMENT).toEpochMilli()
            });
        }
        return numbers;
    }

    private static Hours usual(ClinicPeriod period) {
        return switch (period) {
            case MORNING -> new Hours(LocalTime.of(8, 0), Duration.ofHours(4));
            case AFTERNOON -> new Hours(LocalTime.of(14, 0), Duration.ofHours(3));
            case NIGHT -> new Hours(LocalTime.of(18, 0), Duration.ofHours(6));
        };
    }

    private static Hours wholeDay(ClinicPeriod period) {
        return switch (period) {
            case MORNING -> new Hours(LocalTime.MIDNIGHT, Duration.ofHours(12));
            case AFTERNOON -> new Hours(LocalTime.NOON, Duration.ofHours(6));
            case NIGHT -> new Hours(LocalTime.of(18, 0), Duration.ofHours(6));
        };
    }
}
