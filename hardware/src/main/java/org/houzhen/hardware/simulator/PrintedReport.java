package org.houzhen.hardware.simulator;

import java.time.Instant;

/** A job of the simulated report printer, with the document as it was received. */
public record PrintedReport(
        int id, String name, Instant receivedAt, String state, int pages, int pagesPrinted, byte[] pdf) {
    public PrintedReport {
        pdf = pdf.clone();
    }

    @Override
    public byte[] pdf() {
        return pdf.clone();
    }

    @Override
    public String toString() {
        return "PrintedReport[" + id + ", " + state + ", " + pagesPrinted + " of " + pages + " pages]";
    }
}
