package org.houzhen.server.his;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.houzhen.server.hospital.ClinicSession;
import org.houzhen.server.hospital.ConsultingRoom;
import org.houzhen.server.hospital.Department;
import org.houzhen.server.hospital.Slot;
import org.houzhen.wire.ClinicPeriod;
import org.houzhen.wire.FeeLine;
import org.houzhen.wire.Money;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads departments, clinic sessions and slots. A slot whose lock has expired is free. */
record SessionRows(HospitalTables tables) {
    private static final String FREE =
            "(slot.state = 'FREE' or (slot.state = 'LOCKED' and slot.lock_expires < :now)) and slot.ends_at > :now"
                    + " and slot.reserved_for is null";

    private static final String SESSION = "select s.id, s.department_id, d.name as department, d.code as specialty,"
            + " d.campus, d.area_id, a.name as area_name, d.place, s.room_id, r.name as room_name, s.doctor_id, o.name as doctor, o.title,"
            + " l.name as level, s.day, s.period, s.starts_at, s.ends_at, l.registration_fee, l.consultation_fee,"
            + " s.stopped, (select count(*) from slot where slot.session_id = s.id and " + FREE + ") as remaining"
            + " from clinic_session s join department d on d.id = s.department_id"
            + " join waiting_area a on a.id = d.area_id join room r on r.id = s.room_id"
            + " join doctor o on o.id = s.doctor_id join register_level l on l.id = s.level_id";

    List<Department> departments(LocalDate day) {
        return tables.sql("select d.id, d.name, d.category, d.campus, d.area_id, a.name as area_name, d.place,"
                        + " (select count(*) from slot join clinic_session s on s.id = slot.session_id"
                        + " where s.department_id = d.id and s.day = :day and s.stopped = 0 and " + FREE
                        + ") as remaining"
                        + " from department d join waiting_area a on a.id = d.area_id where d.kind = 'C' and exists"
                        + " (select 1 from clinic_session s where s.department_id = d.id and s.day = :day)"
                        + " order by d.position")
                .param("day", day.toString())
                .param("now", tables.now().toEpochMilli())
                .query(SessionRows::department)
                .list();
    }

    List<ClinicSession> ofDepartment(String departmentId, LocalDate day) {
        return sessions(" where s.department_id = :department and s.day = :day"
                        + " order by s.starts_at, l.consultation_fee desc, o.id")
                .param("department", departmentId)
                .param("day", day.toString())
                .query(SessionRows::session)
                .list();
    }

    List<ClinicSession> ofDay(LocalDate day) {
        return sessions(" where s.day = :day order by d.area_id, r.id, s.starts_at, s.id")
                .param("day", day.toString())
                .query(SessionRows::session)
                .list();
    }

    Optional<ClinicSession> find(String id) {
        return sessions(" where s.id = :id")
                .param("id", id)
                .query(SessionRows::session)
                .optional();
    }

    List<ConsultingRoom> rooms(String area) {
        return tables.sql("select r.id, r.name from room r join department d on d.id = r.department_id"
                        + " where d.area_id = :area order by r.name, r.id")
                .param("area", area)
                .query((row, number) -> new ConsultingRoom(row.getString("id"), row.getString("name")))
                .list();
    }

    void stop(String id, int stopped) {
        tables.sql("update clinic_session set stopped = :stopped, version = version + 1 where id = :id")
                .param("stopped", stopped)
                .param("id", id)
                .update();
    }

    private JdbcClient.StatementSpec sessions(String condition) {
        return tables.sql(SESSION + condition).param("now", tables.now().toEpochMilli());
    }

    List<Slot> slots(String sessionId) {
        return slots(" where slot.session_id = :id and slot.reserved_for is null order by slot.number", sessionId);
    }

    Optional<Slot> slot(String slotId) {
        return slots(" where slot.id = :id", slotId).stream().findFirst();
    }

    /** The slot made for a patient beyond those of the session, if it is not sold. */
    Optional<Slot> extra(String sessionId, String patientId) {
        return slotsWhere(" where slot.session_id = :id and slot.reserved_for = :patient"
                        + " and slot.state in ('FREE', 'LOCKED') order by slot.number")
                .param("id", sessionId)
                .param("patient", patientId)
                .query(SessionRows::slot)
                .list()
                .stream()
                .findFirst();
    }

    private List<Slot> slots(String condition, String id) {
        return slotsWhere(condition).param("id", id).query(SessionRows::slot).list();
    }

    private JdbcClient.StatementSpec slotsWhere(String condition) {
        return tables.sql("select slot.*, case when " + FREE + " then 1 else 0 end as free from slot" + condition)
                .param("now", tables.now().toEpochMilli());
    }

    private static Department department(ResultSet row, int number) throws SQLException {
        return new Department(
                row.getString("id"),
                row.getString("name"),
                row.getString("category"),
                row.getString("campus"),
                row.getString("area_id"),
                row.getString("area_name"),
                row.getString("place"),
                row.getInt("remaining"));
    }

    private static ClinicSession session(ResultSet row, int number) throws SQLException {
        return new ClinicSession(
                row.getString("id"),
                row.getString("department_id"),
                row.getString("department"),
                row.getString("specialty"),
                row.getString("campus"),
                row.getString("area_id"),
                row.getString("area_name"),
                row.getString("place"),
                row.getString("room_id"),
                row.getString("room_name"),
                row.getString("doctor_id"),
                row.getString("doctor"),
                row.getString("title"),
                row.getString("level"),
                LocalDate.parse(row.getString("day")),
                ClinicPeriod.valueOf(row.getString("period")),
                instant(row, "starts_at"),
                instant(row, "ends_at"),
                List.of(
                        new FeeLine("挂号费", new Money(row.getLong("registration_fee"))),
                        new FeeLine("诊察费", new Money(row.getLong("consultation_fee")))),
                row.getInt("remaining"),
                row.getInt("stopped") == 1);
    }

    private static Slot slot(ResultSet row, int number) throws SQLException {
        return new Slot(
                row.getString("id"),
                row.getString("session_id"),
                row.getInt("number"),
                instant(row, "starts_at"),
                instant(row, "ends_at"),
                row.getInt("free") == 1,
                row.getString("reserved_for") != null);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }
}
