package org.houzhen.server.his;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.HospitalErrorCode;
import org.houzhen.server.hospital.Outcome;
import org.houzhen.server.hospital.Report;
import org.houzhen.server.hospital.Reports;

/** The reference hospital's reports. */
final class SqlReports implements Reports {
    private final HospitalTables tables;
    private final HospitalRules rules;
    private final SampleRows samples;
    private final ReportRows reports;

    SqlReports(HospitalTables tables, HospitalRules rules) {
        this.tables = tables;
        this.rules = rules;
        this.samples = new SampleRows(tables);
        this.reports = new ReportRows(tables, rules);
    }

    @Override
    public List<Report> list(CallContext context, String patientId) {
        Instant since = tables.now().minus(rules.reportsShownFor());
        return tables.read(
                "reports",
                () -> samples.ofPatient(patientId, since).stream()
                        .map(reports::report)
                        .toList());
    }

    @Override
    public Outcome<ReportFile> file(CallContext context, String reportId, int version) {
        return tables.read(
                "report file",
                () -> samples.find(reportId)
                        .map(sample -> file(reports.report(sample), version))
                        .orElseGet(() -> Outcome.rejected(HospitalErrorCode.REPORT_NOT_FOUND)));
    }

    private Outcome<ReportFile> file(Report report, int version) {
        if (report.audited().isEmpty()) {
            return Outcome.rejected(HospitalErrorCode.REPORT_NOT_AUDITED);
        }
        if (report.version() != version) {
            return Outcome.rejected(HospitalErrorCode.REPORT_NOT_FOUND);
        }
        if (!reports.selfPrint(report.id(), version)) {
            return Outcome.rejected(HospitalErrorCode.REPORT_NOT_SELF_PRINT);
        }
        return report.printed() >= report.printLimit()
                ? Outcome.rejected(HospitalErrorCode.REPORT_PRINT_LIMIT)
                : Outcome.done(reports.file(report.id(), version).orElseThrow());
    }

    /** Takes the terminal's word even over the limit: the paper is out. */
    @Override
    public Outcome<Report> markPrinted(CallContext context, Printed print) {
        return tables.change(() -> {
            Optional<SampleRows.SampleRow> sample = samples.find(print.reportId());
            if (sample.isEmpty() || !reports.exists(print.reportId(), print.version())) {
                return Outcome.rejected(HospitalErrorCode.REPORT_NOT_FOUND);
            }
            boolean counted = reports.insertPrint(print, context.terminal());
            Report report = reports.report(sample.get());
            return counted ? Outcome.done(report) : Outcome.replayed(report);
        });
    }
}
