package org.houzhen.server.his;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.houzhen.server.hospital.Guardian;
import org.houzhen.server.hospital.Patient;
import org.houzhen.wire.IdentityDocument;
import org.houzhen.wire.Sex;

/** Reads and writes the patient index. */
record PatientRows(HospitalTables tables) {
    private static final int MERGES_MAX = 8;

    /** The surviving record of a patient. */
    Optional<Patient> find(String id) {
        String surviving = id;
        for (int i = 0; i < MERGES_MAX; i++) {
            Optional<String> next = tables.sql(
                            "select merged_into from patient where id = ? and merged_into is not null")
                    .param(surviving)
                    .query(String.class)
                    .optional();
            if (next.isEmpty()) {
                break;
            }
            surviving = next.get();
        }
        return tables.sql("select * from patient where id = ?")
                .param(surviving)
                .query(PatientRows::patient)
                .optional();
    }

    Optional<Patient> holderOf(IdentityDocument document) {
        return tables.sql("select id from patient where document_type = ? and document_number = ?")
                .params(document.type().name(), document.number())
                .query(String.class)
                .optional()
                .flatMap(this::find);
    }

    /** Makes everything that changes this patient's registrations wait for each other until the transaction ends. */
    void hold(Patient patient) {
        tables.sql("update patient set version = version + 1 where id = ?")
                .param(patient.id())
                .update();
    }

    boolean blocked(Patient patient, Instant now) {
        return tables.sql("select count(*) from patient where id = ? and blocked_until > ?")
                        .params(patient.id(), now.toEpochMilli())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void insert(Patient patient) {
        Guardian guardian = patient.guardian();
        tables.sql("insert into patient (id, name, document_type, document_number, sex, birth, phone, address,"
                        + " guardian_name, guardian_document_type, guardian_document_number, guardian_relation, version)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)")
                .params(
                        patient.id(),
                        patient.name(),
                        patient.document().type().name(),
                        patient.document().number(),
                        patient.sex().name(),
                        patient.birth().toString(),
                        patient.phone(),
                        patient.address(),
                        guardian.name(),
                        guardian.document().type().name(),
                        guardian.document().number(),
                        guardian.relation())
                .update();
    }

    private static Patient patient(ResultSet row, int number) throws SQLException {
        return new Patient(
                row.getString("id"),
                row.getString("name"),
                document(row, ""),
                Sex.valueOf(row.getString("sex")),
                LocalDate.parse(row.getString("birth")),
                row.getString("phone"),
                row.getString("address"),
                new Guardian(
                        row.getString("guardian_name"),
                        document(row, "guardian_"),
                        row.getString("guardian_relation")));
    }

    private static IdentityDocument document(ResultSet row, String prefix) throws SQLException {
        String type = row.getString(prefix + "document_type");
        return new IdentityDocument(
                type.isEmpty() ? IdentityDocument.Type.OTHER : IdentityDocument.Type.valueOf(type),
                row.getString(prefix + "document_number"));
    }
}
