package org.houzhen.wire;

import java.time.LocalDate;

/** A terminal opens a patient's record (建档) from an identity document. Repeated, it finds the record it made. */
public record OpenRecord(
        IdentityDocument document, String name, Sex sex, LocalDate birth, String address, String phone) {
    @Override
    public String toString() {
        return "OpenRecord[" + document + "]";
    }
}
