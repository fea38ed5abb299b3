package org.houzhen.server.his;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.houzhen.server.hospital.Report;
import org.houzhen.server.hospital.Reports;

/** Reads and writes audited reports and the record of their printing. */
record ReportRows(HospitalTables tables, HospitalRules rules) {
    private static final String NAME_WITHHELD = "检验报告";

    private record Version(int version, long auditedAt, int pages, int selfPrint, int printed) {}

    private record File(byte[] content, String sha256) {}

    void insert(SampleRows.SampleRow sample, LaboratorySheet sheet, LaboratoryReportPdf.Drawn drawn) {
        boolean selfPrint = sample.selfPrint() == 1 && !sheet.critical();
        tables.sql("insert into report (id, version, audited_at, pages, self_print, content, sha256)"
                        + " values (?, 1, ?, ?, ?, ?, ?)")
                .params(
                        sample.sampleNo(),
                        sheet.auditedAt().toEpochMilli(),
                        drawn.pages(),
                        selfPrint ? 1 : 0,
                        drawn.content(),
                        sha256(drawn.content()))
                .update();
    }

    /** The newest version of a sample's report. What a machine never gives out keeps even its name to itself. */
    Report report(SampleRows.SampleRow sample) {
        Optional<Version> newest = newest(sample.sampleNo());
        boolean open = sample.selfPrint() == 1;
        return new Report(
                sample.sampleNo(),
                newest.map(Version::version).orElse(1),
                sample.patientId(),
                open ? sample.panel() : NAME_WITHHELD,
                newest.map(this::state).orElse(open ? Report.State.IN_PROGRESS : Report.State.AT_DESK),
                Instant.ofEpochMilli(sample.orderedAt()),
                newest.map(version -> Instant.ofEpochMilli(version.auditedAt())).orElse(null),
                newest.map(Version::pages).orElse(0),
                newest.map(Version::printed).orElse(0),
                rules.printLimit());
    }

    private Report.State state(Version version) {
        if (version.selfPrint() == 0 || version.printed() >= rules.printLimit()) {
            return Report.State.AT_DESK;
        }
        return version.printed() > 0 ? Report.State.PRINTED : Report.State.READY;
    }

    boolean selfPrint(String id, int version) {
        return tables.sql("select self_print from report where id = ? and version = ?")
                        .params(id, version)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private Optional<Version> newest(String id) {
        return tables
                .sql("select r.version, r.audited_at, r.pages, r.self_print, (select count(*) from report_print p"
                        + " where p.report_id = r.id and p.version = r.version) as printed"
                        + " from report r where r.id = ? order by r.version desc")
                .param(id)
                .query(Version.class)
                .list()
                .stream()
                .findFirst();
    }

    Optional<Reports.ReportFile> file(String id, int version) {
        return tables.sql("select content, sha256 from report where id = ? and version = ?")
                .params(id, version)
                .query((row, number) -> new File(row.getBytes("content"), row.getString("sha256")))
                .optional()
                .map(file -> new Reports.ReportFile(id, version, "application/pdf", file.content(), file.sha256()));
    }

    boolean exists(String id, int version) {
        return tables.sql("select count(*) from report where id = ? and version = ?")
                        .params(id, version)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** False when this job was counted before. */
    boolean insertPrint(Reports.Printed print, String terminal) {
        return tables.sql("insert into report_print (job_id, report_id, version, terminal, pages, printed_at)"
                                + " values (?, ?, ?, ?, ?, ?) on conflict (job_id) do nothing")
                        .params(
                                print.jobId().toString(),
                                print.reportId(),
                                print.version(),
                                terminal,
                                print.pages(),
                                tables.now().toEpochMilli())
                        .update()
                == 1;
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
