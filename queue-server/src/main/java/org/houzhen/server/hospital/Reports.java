package org.houzhen.server.hospital;

import java.util.List;
import java.util.UUID;

/** Reports that a patient may have printed. */
public interface Reports {
    /** Reports of the hospital's query window, newest first; those in progress show no value. */
    List<Report> list(CallContext context, String patientId);

    /** The file of an audited report. REPORT_NOT_FOUND, REPORT_NOT_AUDITED, REPORT_NOT_SELF_PRINT, REPORT_PRINT_LIMIT. */
    Outcome<ReportFile> file(CallContext context, String reportId, int version);

    /** A terminal printed it whole. The key is the job id: the same job counts once. */
    Outcome<Report> markPrinted(CallContext context, Printed print);

    /** One finished print job; the context says where. */
    record Printed(String reportId, int version, UUID jobId, int pages) {}

    /** A file as it goes to the printer. */
    record ReportFile(String reportId, int version, String mediaType, byte[] content, String sha256) {
        @Override
        public String toString() {
            return "ReportFile[" + reportId + " v" + version + " " + content.length + " bytes]";
        }
    }
}
