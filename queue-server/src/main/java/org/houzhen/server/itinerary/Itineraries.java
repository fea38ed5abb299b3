package org.houzhen.server.itinerary;

import java.time.LocalDate;
import java.util.List;

/** Tells a patient's whole way. */
public interface Itineraries {
    /**
     * The stops of a patient's visits of a day, in the order to go. A day that is not today has no way left to go: it is
     * empty. Blocks; asks the hospital and the running queues.
     */
    List<Stop> of(String patientId, LocalDate day);
}
