package org.houzhen.server.hospital;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Where ordered things are done: blood drawing, devices, the pharmacy. */
public interface Stations {
    /** All stations, in the hospital's order. */
    List<Station> all(CallContext context);

    /** What was paid on a day or later and is still to be done at a station, oldest payment first; nothing that was refunded. */
    List<StationOrder> due(CallContext context, LocalDate since);

    /** For one patient: what was ordered today, paid or not, and what was paid on a day or later; done or not, oldest first. */
    List<StationOrder> of(CallContext context, String patientId, LocalDate since);

    /** What a receipt paid for at one station. */
    Optional<StationOrder> find(CallContext context, String receiptNo, String station);

    /**
     * It was done: blood drawn, examined, medicine given out. What is drawn may go to the laboratory. Repeated, it is done
     * again. ORDER_ITEM_UNKNOWN.
     */
    Outcome<StationOrder> perform(CallContext context, String receiptNo, String station);
}
