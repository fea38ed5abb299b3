package org.houzhen.server.his;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.houzhen.server.hospital.Patient;
import org.houzhen.server.hospital.Sample;

/** Reads and writes the laboratory's samples and their results. */
record SampleRows(HospitalTables tables) {
    /** A sample as stored; it has been received once its state says so. */
    record SampleRow(
            String sampleNo,
            String billId,
            String registerNo,
            String patientId,
            String panelCode,
            String panel,
            String specimen,
            int selfPrint,
            String department,
            String doctor,
            String state,
            long orderedAt,
            long paidAt,
            long receivedAt,
            long version) {}

    /** A recorded value as it was judged then. */
    record ResultRow(String code, String value, String reference, String flag, int critical) {}

    private record LineRow(int position, String itemCode) {}

    private static final String SAMPLE = "select s.sample_no, s.bill_id, s.register_no, s.patient_id, s.panel_code,"
            + " i.name as panel, i.specimen, i.self_print, b.department, b.doctor, s.state, s.ordered_at, s.paid_at,"
            + " coalesce(s.received_at, 0) as received_at, s.version from sample s"
            + " join price_item i on i.code = s.panel_code join bill b on b.id = s.bill_id";

    /** Opens a sample for each laboratory line of a bill that was just paid. */
    void openFor(BillRows.BillRow bill) {
        List<LineRow> lines = tables.sql("select position, item_code from bill_line where bill_id = ?"
                        + " and kind = 'LABORATORY' order by position")
                .param(bill.id())
                .query(LineRow.class)
                .list();
        for (LineRow line : lines) {
            tables.sql("insert into sample (sample_no, bill_id, position, register_no, patient_id, panel_code, state,"
                            + " ordered_at, paid_at, auditor, version) values (?, ?, ?, ?, ?, ?, 'PAID', ?, ?, '', 0)")
                    .params(
                            tables.numbered("L", 5),
                            bill.id(),
                            line.position(),
                            bill.registerNo(),
                            bill.patientId(),
                            line.itemCode(),
                            bill.billedAt(),
                            tables.now().toEpochMilli())
                    .update();
        }
    }

    Optional<SampleRow> find(String sampleNo) {
        return tables.sql(SAMPLE + " where s.sample_no = ?")
                .param(sampleNo)
                .query(SampleRow.class)
                .optional();
    }

    /** The sample, after everything else that changes it has been waited for; the caller's transaction then holds it. */
    Optional<SampleRow> hold(String sampleNo) {
        tables.sql("update sample set version = version + 1 where sample_no = ?")
                .param(sampleNo)
                .update();
        return find(sampleNo);
    }

    List<SampleRow> open() {
        return tables.sql(SAMPLE + " where s.state <> 'AUDITED' order by s.paid_at, s.sample_no")
                .query(SampleRow.class)
                .list();
    }

    List<SampleRow> ofPatient(String patientId, Instant since) {
        return tables.sql(
                        SAMPLE + " where s.patient_id = ? and s.paid_at >= ? order by s.paid_at desc, s.sample_no desc")
                .params(patientId, since.toEpochMilli())
                .query(SampleRow.class)
                .list();
    }

    /** The blood is in the tube; a sample that the laboratory has already stays as it is. */
    void markCollected(String sampleNo) {
        tables.sql(
                        "update sample set state = 'COLLECTED', version = version + 1 where sample_no = ? and state = 'PAID'")
                .param(sampleNo)
                .update();
    }

    /** What lies on the bench was drawn, whoever forgot to say so. */
    void markReceived(String sampleNo) {
        tables.sql("update sample set state = 'RECEIVED', received_at = ? where sample_no = ?")
                .params(tables.now().toEpochMilli(), sampleNo)
                .update();
        tables.sql("update bill_line set performed_at = ? where performed_at is null and exists"
                        + " (select 1 from sample s where s.sample_no = ? and s.bill_id = bill_line.bill_id"
                        + " and s.position = bill_line.position)")
                .params(tables.now().toEpochMilli(), sampleNo)
                .update();
    }

    void markResulted(String sampleNo) {
        tables.sql("update sample set state = 'RESULTED', resulted_at = ? where sample_no = ?")
                .params(tables.now().toEpochMilli(), sampleNo)
                .update();
    }

    void markAudited(String sampleNo, Instant at, String auditor) {
        tables.sql("update sample set state = ?, audited_at = ?, auditor = ? where sample_no = ?")
                .params(Sample.State.AUDITED.name(), at.toEpochMilli(), auditor, sampleNo)
                .update();
    }

    void record(String sampleNo, ResultScale scale, String value, ResultScale.Verdict verdict) {
        tables.sql(
                        "insert into sample_result (sample_no, code, value, reference, flag, critical) values (?, ?, ?, ?, ?, ?)"
                                + " on conflict (sample_no, code) do update set value = excluded.value,"
                                + " reference = excluded.reference, flag = excluded.flag, critical = excluded.critical")
                .params(sampleNo, scale.code(), value, scale.reference(), verdict.flag(), verdict.critical() ? 1 : 0)
                .update();
    }

    Map<String, ResultRow> results(String sampleNo) {
        return tables
                .sql("select code, value, reference, flag, critical from sample_result where sample_no = ?")
                .param(sampleNo)
                .query(ResultRow.class)
                .list()
                .stream()
                .collect(Collectors.toMap(ResultRow::code, Function.identity()));
    }

    /** What a panel measures, with the ranges for this patient. */
    List<ResultScale> scales(String panelCode, Patient patient, LocalDate day) {
        return tables.sql("select a.code, a.name, a.unit, a.decimals, coalesce(r.low, '') as low,"
                        + " coalesce(r.high, '') as high, coalesce(r.normal, '') as normal,"
                        + " coalesce(r.critical_low, '') as critical_low,"
                        + " coalesce(r.critical_high, '') as critical_high from analyte a"
                        + " left join reference_range r on r.panel_code = a.panel_code and r.code = a.code"
                        + " and r.sex in ('ANY', :sex) and r.age_min <= :age and r.age_max >= :age"
                        + " where a.panel_code = :panel order by a.position")
                .param("sex", patient.sex().name())
                .param("age", patient.ageAt(day))
                .param("panel", panelCode)
                .query(ResultScale.class)
                .list();
    }
}
