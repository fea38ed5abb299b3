package org.houzhen.server.hospital;

import java.time.LocalDate;
import java.time.Period;
import org.houzhen.wire.IdentityDocument;
import org.houzhen.wire.Sex;

/**
 * A patient as the hospital's index knows one.
 *
 * @param id the patient index number (院内患者唯一号); permanent
 * @param phone may be empty
 */
public record Patient(
        String id,
        String name,
        IdentityDocument document,
        Sex sex,
        LocalDate birth,
        String phone,
        String address,
        Guardian guardian) {

    public int ageAt(LocalDate day) {
        return Math.max(0, Period.between(birth, day).getYears());
    }

    @Override
    public String toString() {
        return "Patient[" + id + "]";
    }
}
