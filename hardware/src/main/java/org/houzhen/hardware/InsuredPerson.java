package org.houzhen.hardware;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Whom the insurance says a patient is, in memory only and for one visit; what it leaves out is empty.
 *
 * @param documentType 01 for an identity card
 * @param insuredAt the place of the insurance, six digits
 * @param indexNo the insurance's lasting number of the person's credential
 * @param birthday yyyy-MM-dd
 */
public record InsuredPerson(
        String name,
        String documentType,
        String documentNumber,
        IdCard.Sex sex,
        String birthday,
        String insuredAt,
        String indexNo,
        InsuranceToken token) {
    public Optional<LocalDate> birth() {
        return birthday.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(birthday));
    }

    @Override
    public String toString() {
        return "InsuredPerson[masked]";
    }
}
