package org.houzhen.server.engine;

/** What a queue waits for; it decides what ordinary tickets are sorted by ({@link Seats}). */
public enum QueueKind {
    /** One doctor's clinic of a half day: by time segment. */
    CLINIC,
    /** By grade, then by time. */
    EMERGENCY,
    /** Windows that all serve one line and draw blood. By arrival. */
    WINDOWS,
    /** Devices of one kind: CT, MRI, ultrasound, endoscopy. By time segment, behind readiness gates. */
    DEVICES,
    /** One window of the pharmacy: by the time the medicine is ready. */
    PHARMACY,
    /** Windows of the cashier that all serve one line. By arrival. */
    CASHIER;

    /** Whether a doctor sees those who wait here. */
    public boolean isClinic() {
        return this == CLINIC || this == EMERGENCY;
    }

    /** Whether several windows serve one line by arrival, so that nobody knows beforehand which one will call (RULES 10). */
    public boolean isPool() {
        return this == WINDOWS || this == CASHIER;
    }

    /** Whether ordinary tickets are called in the order in which they began to wait, and not by time segment or grade. */
    public boolean goesByArrival() {
        return isPool() || this == PHARMACY;
    }

    /** Whether patients are sent to wait at a door before they are called (二次候诊, RULES 7). */
    boolean hasDoors() {
        return this == CLINIC || this == DEVICES;
    }
}
