package org.houzhen.wire;

import java.util.UUID;

/** A terminal reports a report that came out whole. The same job reported twice counts once. */
public record ReportPrinted(UUID jobId, int pages) {}
