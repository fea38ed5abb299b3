package org.houzhen.server.hospital;

import java.util.List;
import java.util.Map;

/** The laboratory's bench: from a paid sample to an audited report. */
public interface Laboratory {
    /** Samples that are paid and not yet audited, oldest first. */
    List<Sample> worklist(CallContext context);

    /** The sample lies on the bench. Repeated, it is done again. SAMPLE_NOT_FOUND. */
    Outcome<Sample> receive(CallContext context, String sampleNo);

    /** Records values by analyte code; a value may be replaced until the audit. RESULT_INVALID, SAMPLE_STATE. */
    Outcome<Sample> record(CallContext context, String sampleNo, Map<String, String> values);

    /** Releases the report: every analyte needs its value. Repeated, it gives the same report. SAMPLE_STATE. */
    Outcome<Report> audit(CallContext context, String sampleNo, String auditor);
}
