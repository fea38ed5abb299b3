package org.houzhen.server.hospital;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one patient is to have done at one station: the lines of one receipt, or while it is unpaid of one bill.
 *
 * @param station the station's id; empty for what the patient brings or does without waiting, such as a urine sample
 * @param receiptNo empty until it is paid
 * @param registerNo the visit it was ordered in
 * @param urgent ordered by the emergency clinic
 * @param place where it is done, in the hospital's words
 * @param paidAt null until it is paid
 */
public record StationOrder(
        String station,
        String receiptNo,
        String registerNo,
        String patientId,
        boolean urgent,
        String place,
        State state,
        Instant paidAt,
        List<Line> lines) {
    /** How far it has come. */
    public enum State {
        UNPAID,
        PAID,
        PERFORMED
    }

    /** Something a patient must be before it can be done. */
    public enum Readiness {
        FASTING,
        BLADDER_FULL,
        CONTRAST_CONSENT,
        METAL_CHECKED,
        ESCORTED
    }

    /**
     * One line.
     *
     * @param advice what the patient was told to mind
     * @param ready what must be so first
     * @param sampleNo what the tube's label says; empty where there is none
     * @param tube the tube's cap, such as 紫帽; empty where there is none
     * @param work how much there is to do, as the hospital weighs it; a packet of medicine is 1
     * @param takes from payment until it can be given out; zero where nobody has to prepare anything
     * @param reported whether its result has been released; true where it has none
     */
    public record Line(
            String code,
            String name,
            int quantity,
            String unit,
            String advice,
            Set<Readiness> ready,
            String sampleNo,
            String tube,
            int work,
            Duration takes,
            boolean reported) {}

    /** What must be so before any of its lines can be done. */
    public Set<Readiness> ready() {
        return lines.stream().flatMap(line -> line.ready().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** How much there is to do. */
    public int work() {
        return lines.stream().mapToInt(line -> line.work() * line.quantity()).sum();
    }

    /** From payment until it can be given out. */
    public Duration takes() {
        return lines.stream().map(Line::takes).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    /** Whether all its results are out. */
    public boolean reported() {
        return lines.stream().allMatch(Line::reported);
    }

    @Override
    public String toString() {
        return "StationOrder[" + receiptNo + "/" + station + " " + state + "]";
    }
}
