package org.houzhen.wire;

/** Returns a registration (退号); the money goes back the way it came. */
public record ReturnVisit(String patientId, String registerNo) {
    @Override
    public String toString() {
        return "ReturnVisit[" + registerNo + "]";
    }
}
