package org.houzhen.server.hospital;

import java.time.Instant;
import java.util.List;
import org.houzhen.wire.FeeLine;
import org.houzhen.wire.Money;

/**
 * One paid registration (挂号) and everything a ticket and a slip need to know about it.
 *
 * @param registerNo the visit's number; it names no person and is what the slip's barcode says
 * @param patient as of now, not as of the registration
 */
public record Registration(
        String registerNo,
        String tradeNo,
        Patient patient,
        ClinicSession session,
        Slot slot,
        List<FeeLine> fees,
        Money total,
        String receiptNo,
        State state,
        Instant registeredAt) {
    /** How far a visit has come. */
    public enum State {
        REGISTERED,
        SIGNED_IN,
        IN_VISIT,
        SEEN,
        NO_SHOW,
        CANCELLED
    }

    /** The same registration, seen in another clinic. */
    public Registration in(ClinicSession other) {
        return new Registration(registerNo, tradeNo, patient, other, slot, fees, total, receiptNo, state, registeredAt);
    }

    public int patientAge() {
        return patient.ageAt(session.date());
    }

    @Override
    public String toString() {
        return "Registration[" + registerNo + " " + state + "]";
    }
}
