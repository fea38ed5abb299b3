package org.houzhen.wire;

/**
 * A patient moves the visit of a cancelled clinic (停诊) to another day by phone (改期), and proves to be the patient.
 *
 * @param lastFour as in {@link PhoneProof}
 * @param sessionId with {@code slotId} one of {@link OtherDays}
 */
public record PhoneMove(String lastFour, String sessionId, String slotId) {
    @Override
    public String toString() {
        return "PhoneMove[]";
    }
}
