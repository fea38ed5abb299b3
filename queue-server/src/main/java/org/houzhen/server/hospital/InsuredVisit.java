package org.houzhen.server.hospital;

import java.time.Instant;
import java.util.List;
import org.houzhen.wire.Money;

/**
 * A visit and what is charged in it, by the numbers the insurer knows them by.
 *
 * @param registerNo empty before the patient is registered
 * @param patient whose insurance it is
 * @param diagnoses the main one first
 */
public record InsuredVisit(
        String registerNo,
        Patient patient,
        boolean emergency,
        Instant began,
        Attending attending,
        List<Diagnosis> diagnoses,
        List<Item> items) {
    /**
     * Who sees the patient, and where.
     *
     * @param category the department's national category, such as A03.04
     */
    public record Attending(
            String doctorCode, String doctor, String departmentCode, String department, String category) {}

    /** A diagnosis by its ICD-10 number. */
    public record Diagnosis(String code, String name) {}

    /**
     * One line of a bill, or a fee of a registration.
     *
     * @param billId empty where there is no bill
     * @param national the number in the national catalogue; empty when it has none, and the patient pays it alone
     */
    public record Item(
            String billId, String national, String code, String name, int quantity, Money price, Money amount) {}

    @Override
    public String toString() {
        return "InsuredVisit[" + registerNo + "]";
    }
}
