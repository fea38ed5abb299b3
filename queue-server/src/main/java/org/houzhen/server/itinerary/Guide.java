package org.houzhen.server.itinerary;

import java.time.LocalDate;
import java.util.List;

/** Says where a patient goes next. */
public interface Guide {
    /**
     * The stops after the doctor that are open for a patient now, each with its ticket; what is paid, today or on an earlier
     * day, gets one first. Only for a patient who has come. Blocks; asks the hospital and the running queues.
     */
    List<Stop> next(String patientId);

    /** What is paid and not done of a patient's visits of earlier days; asking opens nothing. Blocks as {@link #next}. */
    List<Earlier> earlier(String patientId);

    /**
     * A visit of an earlier day of which something is left.
     *
     * @param paidOn when the first of it was paid
     * @param stops what is left, with a ticket or without; cancelled is what has lapsed
     * @param tested whether a test of this visit has been done
     */
    record Earlier(String registerNo, LocalDate paidOn, List<Stop> stops, boolean tested) {
        /** Whether a number can be had for any of it. */
        public boolean isOpen() {
            return stops.stream().anyMatch(stop -> stop.state() != Stop.State.CANCELLED);
        }

        /** Whether its tests come before the doctor sees their patient again. */
        public boolean testsComeFirst() {
            return !tested
                    && stops.stream()
                            .filter(stop -> stop.state() != Stop.State.CANCELLED)
                            .anyMatch(stop -> stop.kind() != Stop.Kind.PHARMACY);
        }

        /** What it is about, in one line for each language. */
        public Words titles() {
            return new Words(
                    String.join(
                            "、",
                            stops.stream()
                                    .map(stop -> stop.title().zh())
                                    .distinct()
                                    .toList()),
                    String.join(
                            ", ",
                            stops.stream()
                                    .map(stop -> stop.title().en())
                                    .distinct()
                                    .toList()));
        }
    }
}
