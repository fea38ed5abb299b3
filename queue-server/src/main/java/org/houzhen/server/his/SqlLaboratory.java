package org.houzhen.server.his;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.HospitalErrorCode;
import org.houzhen.server.hospital.Laboratory;
import org.houzhen.server.hospital.Outcome;
import org.houzhen.server.hospital.Patient;
import org.houzhen.server.hospital.Report;
import org.houzhen.server.hospital.Sample;

/** The reference hospital's laboratory bench. */
final class SqlLaboratory implements Laboratory {
    private final HospitalTables tables;
    private final HospitalRules rules;
    private final SampleRows samples;
    private final PatientRows patients;
    private final ReportRows reports;
    private final LaboratoryReportPdf pdf;

    SqlLaboratory(HospitalTables tables, HospitalRules rules, LaboratoryReportPdf pdf) {
        this.tables = tables;
        this.rules = rules;
        this.samples = new SampleRows(tables);
        this.patients = new PatientRows(tables);
        this.reports = new ReportRows(tables, rules);
        this.pdf = pdf;
    }

    @Override
    public List<Sample> worklist(CallContext context) {
        return tables.read(
                "worklist", () -> samples.open().stream().map(this::sample).toList());
    }

    @Override
    public Outcome<Sample> receive(CallContext context, String sampleNo) {
        return tables.change(() -> samples.hold(sampleNo)
                .map(row -> {
                    if (state(row) != Sample.State.PAID && state(row) != Sample.State.COLLECTED) {
                        return Outcome.replayed(sample(row));
                    }
                    samples.markReceived(sampleNo);
                    return Outcome.done(sample(samples.find(sampleNo).orElseThrow()));
                })
                .orElseGet(() -> Outcome.rejected(HospitalErrorCode.SAMPLE_NOT_FOUND)));
    }

    @Override
    public Outcome<Sample> record(CallContext context, String sampleNo, Map<String, String> values) {
        return tables.change(() -> samples.hold(sampleNo)
                .map(row -> record(row, values))
                .orElseGet(() -> Outcome.rejected(HospitalErrorCode.SAMPLE_NOT_FOUND)));
    }

    private Outcome<Sample> record(SampleRows.SampleRow row, Map<String, String> values) {
        if (state(row) != Sample.State.RECEIVED && state(row) != Sample.State.RESULTED) {
            return Outcome.rejected(HospitalErrorCode.SAMPLE_STATE);
        }
        Map<String, ResultScale> scales =
                scales(row).stream().collect(Collectors.toMap(ResultScale::code, Function.identity()));
        for (Map.Entry<String, String> entry : values.entrySet()) {
            Optional<ResultScale> scale = Optional.ofNullable(scales.get(entry.getKey()));
            String value = entry.getValue().strip();
            Optional<ResultScale.Verdict> verdict = scale.flatMap(known -> known.judge(value));
            if (verdict.isEmpty()) {
                return Outcome.rejected(HospitalErrorCode.RESULT_INVALID);
            }
            samples.record(row.sampleNo(), scale.get(), value, verdict.get());
        }
        if (samples.results(row.sampleNo()).size() == scales.size()) {
            samples.markResulted(row.sampleNo());
        }
        return Outcome.done(sample(samples.find(row.sampleNo()).orElseThrow()));
    }

    /** The page is drawn before the transaction, which then makes sure that it still shows what is recorded. */
    @Override
    public Outcome<Report> audit(CallContext context, String sampleNo, String auditor) {
        Optional<SampleRows.SampleRow> found = tables.read("sample", () -> samples.find(sampleNo));
        if (found.isEmpty()) {
            return Outcome.rejected(HospitalErrorCode.SAMPLE_NOT_FOUND);
        }
        SampleRows.SampleRow row = found.get();
        return switch (state(row)) {
            case AUDITED -> Outcome.replayed(tables.read("report", () -> reports.report(row)));
            case RESULTED -> {
                LaboratorySheet sheet = tables.read("results", () -> sheet(row, auditor));
                LaboratoryReportPdf.Drawn drawn = pdf.draw(sheet);
                yield tables.change(() -> release(row, sheet, drawn));
            }
            case PAID, COLLECTED, RECEIVED -> Outcome.rejected(HospitalErrorCode.SAMPLE_STATE);
        };
    }

    private Outcome<Report> release(
            SampleRows.SampleRow drawnFrom, LaboratorySheet sheet, LaboratoryReportPdf.Drawn drawn) {
        SampleRows.SampleRow row = samples.hold(drawnFrom.sampleNo()).orElseThrow();
        if (state(row) == Sample.State.AUDITED) {
            return Outcome.replayed(reports.report(row));
        }
        if (row.version() != drawnFrom.version() + 1) {
            return Outcome.rejected(HospitalErrorCode.BUSY);
        }
        reports.insert(row, sheet, drawn);
        samples.markAudited(row.sampleNo(), sheet.auditedAt(), sheet.auditor());
        return Outcome.done(reports.report(row));
    }

    private LaboratorySheet sheet(SampleRows.SampleRow row, String auditor) {
        Patient patient = patients.find(row.patientId()).orElseThrow();
        Map<String, SampleRows.ResultRow> results = samples.results(row.sampleNo());
        List<LaboratorySheet.Line> lines = scales(row).stream()
                .map(scale -> line(scale, results.get(scale.code())))
                .toList();
        return new LaboratorySheet(
                rules.name(),
                row.panel(),
                patient,
                patient.ageAt(orderedOn(row)),
                row.registerNo(),
                row.sampleNo(),
                row.specimen(),
                row.department(),
                row.doctor(),
                Instant.ofEpochMilli(row.orderedAt()),
                Instant.ofEpochMilli(row.receivedAt()),
                tables.now(),
                auditor,
                lines);
    }

    private static LaboratorySheet.Line line(ResultScale scale, SampleRows.ResultRow result) {
        return new LaboratorySheet.Line(
                scale.name(),
                scale.code(),
                result.value(),
                scale.unit(),
                result.reference(),
                result.flag(),
                result.critical() == 1);
    }

    private Sample sample(SampleRows.SampleRow row) {
        Map<String, SampleRows.ResultRow> results = samples.results(row.sampleNo());
        List<Sample.Analyte> analytes = scales(row).stream()
                .map(scale -> analyte(scale, Optional.ofNullable(results.get(scale.code()))))
                .toList();
        return new Sample(
                row.sampleNo(),
                row.registerNo(),
                patients.find(row.patientId()).orElseThrow(),
                row.panelCode(),
                row.panel(),
                row.specimen(),
                state(row),
                Instant.ofEpochMilli(row.paidAt()),
                analytes);
    }

    private static Sample.Analyte analyte(ResultScale scale, Optional<SampleRows.ResultRow> result) {
        return new Sample.Analyte(
                scale.code(),
                scale.name(),
                scale.unit(),
                scale.reference(),
                result.map(SampleRows.ResultRow::value).orElse(""),
                result.map(SampleRows.ResultRow::flag).orElse(""));
    }

    private List<ResultScale> scales(SampleRows.SampleRow row) {
        return samples.scales(row.panelCode(), patients.find(row.patientId()).orElseThrow(), orderedOn(row));
    }

    private LocalDate orderedOn(SampleRows.SampleRow row) {
        return tables.dayOf(Instant.ofEpochMilli(row.orderedAt()));
    }

    private static Sample.State state(SampleRows.SampleRow row) {
        return Sample.State.valueOf(row.state());
    }
}
