package org.houzhen.server.hospital;

import java.time.LocalDate;
import org.houzhen.wire.IdentityDocument;
import org.houzhen.wire.Sex;

/** What is needed to open a record (建档). Children under the hospital's age limit need a guardian. */
public record NewPatient(
        String name,
        IdentityDocument document,
        Sex sex,
        LocalDate birth,
        String phone,
        String address,
        Guardian guardian) {
    @Override
    public String toString() {
        return "NewPatient[" + document + "]";
    }
}
