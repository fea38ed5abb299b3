package org.houzhen.server.his;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.houzhen.server.hospital.ClinicSession;
import org.houzhen.server.hospital.HospitalErrorCode;

/**
 * Whether a patient may come back on a later day without registering again (一次挂号管三天), and to which clinic: once, with
 * paid tests, and between ordinary clinics of one department.
 */
record ReturnRules(HospitalTables tables, SessionRows sessions) {
    /** The level 普通. */
    private static final String ORDINARY = "01";

    private static final Set<String> SEEN = Set.of("SEEN", "IN_VISIT");

    private static final String FIND = "select g.state, s.day, s.department_id, s.doctor_id, s.level_id,"
            + " coalesce(g.returned_on, '') as returned_on, coalesce(g.returned_session, '') as returned_session,"
            + " (select count(*) from bill b join bill_line l on l.bill_id = b.id where b.register_no = g.register_no"
            + " and b.state = 'PAID' and l.kind in ('LABORATORY', 'EXAMINATION')) as tests"
            + " from registration g join clinic_session s on s.id = g.session_id where g.register_no = ?";

    /** The half day that runs or comes first; in it, the same doctor before others. */
    private static final String TODAY = "select id from clinic_session where department_id = :department and day = :day"
            + " and level_id = '" + ORDINARY + "' and stopped = 0 and ends_at > :now"
            + " order by starts_at, case when doctor_id = :doctor then 0 else 1 end, id limit 1";

    /** A registration as these rules see it. */
    record Row(
            String state,
            String day,
            String departmentId,
            String doctorId,
            String levelId,
            String returnedOn,
            String returnedSession,
            int tests) {}

    /** The clinic that sees the patient today, or why none does. */
    record Verdict(Optional<ClinicSession> session, Optional<HospitalErrorCode> refusal) {
        private static Verdict no(HospitalErrorCode code) {
            return new Verdict(Optional.empty(), Optional.of(code));
        }
    }

    Verdict of(String registerNo, LocalDate notBefore) {
        Optional<Row> row = tables.sql(FIND).param(registerNo).query(Row.class).optional();
        return row.flatMap(found -> refusal(found, notBefore))
                .or(() -> row.isEmpty() ? Optional.of(HospitalErrorCode.REGISTRATION_NOT_FOUND) : Optional.empty())
                .map(Verdict::no)
                .orElseGet(() -> clinic(row.get())
                        .map(session -> new Verdict(Optional.of(session), Optional.empty()))
                        .orElseGet(() -> Verdict.no(HospitalErrorCode.RETURN_NO_CLINIC)));
    }

    private Optional<HospitalErrorCode> refusal(Row row, LocalDate notBefore) {
        LocalDate day = LocalDate.parse(row.day());
        if (row.state().equals("CANCELLED")) {
            return Optional.of(HospitalErrorCode.REGISTRATION_NOT_FOUND);
        }
        if (!day.isBefore(tables.today())) {
            return Optional.of(HospitalErrorCode.OUT_OF_WINDOW);
        }
        if (day.isBefore(notBefore)) {
            return Optional.of(HospitalErrorCode.RETURN_EXPIRED);
        }
        if (!SEEN.contains(row.state())) {
            return Optional.of(HospitalErrorCode.RETURN_NOT_SEEN);
        }
        return refusalOfVisit(row);
    }

    private Optional<HospitalErrorCode> refusalOfVisit(Row row) {
        if (!row.levelId().equals(ORDINARY)) {
            return Optional.of(HospitalErrorCode.RETURN_ORDINARY_ONLY);
        }
        if (!row.returnedOn().isEmpty() && !isToday(row)) {
            return Optional.of(HospitalErrorCode.RETURN_USED);
        }
        return row.tests() == 0 ? Optional.of(HospitalErrorCode.RETURN_NO_TESTS) : Optional.empty();
    }

    private boolean isToday(Row row) {
        return row.returnedOn().equals(tables.today().toString());
    }

    /** Whoever came back this morning stays with the clinic of this morning. */
    private Optional<ClinicSession> clinic(Row row) {
        Optional<String> id = isToday(row)
                ? Optional.of(row.returnedSession())
                : tables.sql(TODAY)
                        .param("department", row.departmentId())
                        .param("day", tables.today().toString())
                        .param("doctor", row.doctorId())
                        .param("now", tables.now().toEpochMilli())
                        .query(String.class)
                        .optional();
        return id.flatMap(sessions::find);
    }

    void remember(String registerNo, ClinicSession session) {
        tables.sql("update registration set returned_on = ?, returned_session = ? where register_no = ?")
                .params(tables.today().toString(), session.id(), registerNo)
                .update();
    }
}
