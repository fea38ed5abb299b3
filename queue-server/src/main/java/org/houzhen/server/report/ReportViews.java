package org.houzhen.server.report;

import org.houzhen.server.hospital.Report;
import org.houzhen.wire.ReportView;

/** Shows of a report what a list needs. */
final class ReportViews {
    private ReportViews() {}

    static ReportView of(Report report) {
        return new ReportView(
                report.id(),
                report.version(),
                report.name(),
                report.state().name(),
                report.orderedAt(),
                report.audited().orElse(null),
                report.pages() == 0 ? null : Integer.valueOf(report.pages()),
                report.printed(),
                report.printLimit());
    }
}
