package org.houzhen.hardware.simulator;

import com.hp.jipp.model.JobState;
import java.time.Instant;

/** One job on the printer's thread: pending, then a page at a time until it has ended one way or another. */
final class IppSimulatedJob {
    private final int id;
    private final String name;
    private final Instant receivedAt;
    private final byte[] pdf;
    private final int pages;
    private JobState state = JobState.pending;
    private int pagesPrinted;

    IppSimulatedJob(int id, String name, Instant receivedAt, byte[] pdf) {
        this.id = id;
        this.name = name;
        this.receivedAt = receivedAt;
        this.pdf = pdf;
        this.pages = PdfPages.count(pdf);
    }

    int id() {
        return id;
    }

    JobState state() {
        return state;
    }

    boolean hasEnded() {
        return state.getCode() >= JobState.canceled.getCode();
    }

    String stateReason() {
        if (state.equals(JobState.completed)) {
            return "job-completed-successfully";
        }
        if (state.equals(JobState.aborted)) {
            return "aborted-by-system";
        }
        if (state.equals(JobState.canceled)) {
            return "job-canceled-by-user";
        }
        return state.equals(JobState.processingStopped) ? "printer-stopped" : "job-printing";
    }

    boolean cancel() {
        if (hasEnded()) {
            return false;
        }
        state = JobState.canceled;
        return true;
    }

    /** The time of one page has passed. */
    void advance(IppFaults faults) {
        if (faults.mediaJam()) {
            state = JobState.aborted;
        } else if (faults.stopPrinting()) {
            state = JobState.processingStopped;
        } else if (state.equals(JobState.pending)) {
            state = JobState.processing;
        } else {
            pagesPrinted++;
            state = pagesPrinted == pages ? JobState.completed : JobState.processing;
        }
    }

    PrintedReport printed() {
        return new PrintedReport(id, name, receivedAt, state.getName(), pages, pagesPrinted, pdf);
    }
}
