package org.houzhen.server.itinerary;

import java.util.List;

/** Says where a patient goes next. */
public interface Guide {
    /**
     * The stops after the doctor that are open for a patient now, each with its ticket; what has just been paid gets one
     * first. Blocks; asks the hospital and the running queues.
     */
    List<Stop> next(String patientId);
}
