package org.houzhen.server.hospital;

import java.util.List;
import java.util.Optional;

/** Where ordered things are done: blood drawing, devices, the pharmacy. */
public interface Stations {
    /** All stations, in the hospital's order. */
    List<Station> all(CallContext context);

    /** What was paid today and is still to be done at a station, oldest payment first. */
    List<StationOrder> due(CallContext context);

    /** What was ordered today for a patient, paid or not, done or not, oldest first. */
    List<StationOrder> today(CallContext context, String patientId);

    /** What a receipt paid for at one station. */
    Optional<StationOrder> find(CallContext context, String receiptNo, String station);

    /**
     * It was done: blood drawn, examined, medicine given out. What is drawn may go to the laboratory. Repeated, it is done
     * again. ORDER_ITEM_UNKNOWN.
     */
    Outcome<StationOrder> perform(CallContext context, String receiptNo, String station);
}
