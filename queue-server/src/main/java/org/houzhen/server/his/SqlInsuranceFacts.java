package org.houzhen.server.his;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.houzhen.server.hospital.Bill;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.ClinicSession;
import org.houzhen.server.hospital.HospitalErrorCode;
import org.houzhen.server.hospital.InsuranceFacts;
import org.houzhen.server.hospital.InsuredVisit;
import org.houzhen.server.hospital.Outcome;
import org.houzhen.server.hospital.Patient;
import org.houzhen.wire.FeeLine;

/** What the reference hospital knows of a visit in the insurer's numbers. */
final class SqlInsuranceFacts implements InsuranceFacts {
    /** Departments of emergency care have this national category. */
    private static final String EMERGENCY = "A20";

    private record VisitRow(
            String registerNo,
            String patientId,
            long registeredAt,
            String doctorCode,
            String doctor,
            String departmentCode,
            String department,
            String category) {}

    private final HospitalTables tables;
    private final BillRows bills;
    private final PatientRows patients;
    private final SessionRows sessions;

    SqlInsuranceFacts(HospitalTables tables) {
        this.tables = tables;
        this.bills = new BillRows(tables);
        this.patients = new PatientRows(tables);
        this.sessions = new SessionRows(tables);
    }

    @Override
    public Outcome<InsuredVisit> ofBills(CallContext context, String patientId, List<String> billIds) {
        return tables.read("insurance facts", () -> {
            List<BillRows.BillRow> found = billIds.stream()
                    .sorted()
                    .flatMap(id -> bills.find(id).stream())
                    .filter(bill -> bill.patientId().equals(patientId))
                    .toList();
            if (found.isEmpty() || found.size() < billIds.size()) {
                return Outcome.rejected(HospitalErrorCode.BILL_CHANGED);
            }
            List<String> visits =
                    found.stream().map(BillRows.BillRow::registerNo).distinct().toList();
            return visits.size() > 1
                    ? Outcome.rejected(HospitalErrorCode.INSURANCE_ONE_VISIT)
                    : facts(visits.get(0), found);
        });
    }

    private Outcome<InsuredVisit> facts(String registerNo, List<BillRows.BillRow> found) {
        VisitRow visit = visit(registerNo);
        List<InsuredVisit.Diagnosis> diagnoses = diagnoses(visit.departmentCode());
        if (diagnoses.isEmpty()) {
            return Outcome.rejected(HospitalErrorCode.INSURANCE_NO_DIAGNOSIS);
        }
        return Outcome.done(new InsuredVisit(
                registerNo,
                patients.find(visit.patientId()).orElseThrow(),
                visit.category().equals(EMERGENCY),
                Instant.ofEpochMilli(visit.registeredAt()),
                new InsuredVisit.Attending(
                        visit.doctorCode(),
                        visit.doctor(),
                        visit.departmentCode(),
                        visit.department(),
                        visit.category()),
                diagnoses,
                found.stream().map(bills::bill).flatMap(this::items).toList()));
    }

    @Override
    public Outcome<InsuredVisit> ofRegistration(CallContext context, String patientId, String sessionId) {
        return tables.read("insurance facts", () -> {
            Optional<Patient> patient = patients.find(patientId);
            if (patient.isEmpty()) {
                return Outcome.rejected(HospitalErrorCode.PATIENT_NOT_FOUND);
            }
            return sessions.find(sessionId)
                    .map(session -> Outcome.done(registration(patient.get(), session)))
                    .orElseGet(() -> Outcome.rejected(HospitalErrorCode.SESSION_STOPPED));
        });
    }

    private InsuredVisit registration(Patient patient, ClinicSession session) {
        return new InsuredVisit(
                "",
                patient,
                session.specialty().equals(EMERGENCY),
                tables.now(),
                new InsuredVisit.Attending(
                        session.doctorId(),
                        session.doctor(),
                        session.departmentId(),
                        session.department(),
                        session.specialty()),
                List.of(),
                session.fees().stream()
                        .filter(fee -> fee.amount().fen() != 0)
                        .map(this::item)
                        .toList());
    }

    private InsuredVisit.Item item(FeeLine fee) {
        return tables.sql("select code, national from national_fee where fee = ?")
                .param(fee.item())
                .query((row, number) -> item(fee, row.getString("code"), row.getString("national")))
                .optional()
                .orElseGet(() -> item(fee, fee.item(), ""));
    }

    private static InsuredVisit.Item item(FeeLine fee, String code, String national) {
        return new InsuredVisit.Item("", national, code, fee.item(), 1, fee.amount(), fee.amount());
    }

    private VisitRow visit(String registerNo) {
        return tables.sql("select g.register_no, g.patient_id, g.registered_at, o.id as doctor_code, o.name as doctor,"
                        + " d.id as department_code, d.name as department, d.code as category from registration g"
                        + " join clinic_session s on s.id = g.session_id join department d on d.id = s.department_id"
                        + " join doctor o on o.id = s.doctor_id where g.register_no = ?")
                .param(registerNo)
                .query(VisitRow.class)
                .single();
    }

    private List<InsuredVisit.Diagnosis> diagnoses(String department) {
        return tables.sql("select code, name from working_diagnosis where department_id = ? order by code")
                .param(department)
                .query(InsuredVisit.Diagnosis.class)
                .list();
    }

    private Stream<InsuredVisit.Item> items(Bill bill) {
        return bill.lines().stream()
                .map(line -> new InsuredVisit.Item(
                        bill.id(),
                        national(line.code()).orElse(""),
                        line.code(),
                        line.item(),
                        line.quantity(),
                        line.price(),
                        line.amount()));
    }

    private Optional<String> national(String item) {
        return tables.sql("select national from national_item where item_code = ?")
                .param(item)
                .query(String.class)
                .optional();
    }
}
