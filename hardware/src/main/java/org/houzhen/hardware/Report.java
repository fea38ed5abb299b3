package org.houzhen.hardware;

/**
 * A document for the report printer. Its job name is shown on the printer's panel and kept in its log, behind the
 * terminal's own prefix: a job number, never a person.
 */
public record Report(String jobName, byte[] pdf, Media media) {
    /** The sheet the report is for; {@code AS_LOADED} leaves it to the printer. */
    public enum Media {
        AS_LOADED,
        A4,
        A5
    }

    public Report {
        pdf = pdf.clone();
    }

    @Override
    public byte[] pdf() {
        return pdf.clone();
    }

    @Override
    public String toString() {
        return "Report[" + jobName + ", " + pdf.length + " bytes]";
    }
}
