package org.houzhen.acceptance.insurer;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/**
 * Who is insured, and what is left to them. Everybody with a resident number is: whose sequence number is odd as an
 * employee (310) with an account, the others as residents (390) without one; whose number ends in X has stopped paying.
 */
final class InsuredPeople {
    private static final BigDecimal BALANCE = new BigDecimal("300.00");
    private static final BigDecimal DEDUCTIBLE = new BigDecimal("10.00");
    private static final int NUMBER_LENGTH = 18;
    private static final int SEQUENCE_END = 16;

    private final Map<String, Person> people = new HashMap<>();

    /**
     * One insured person.
     *
     * @param balance what their account holds
     * @param deductible what they still bear alone this year
     */
    record Person(
            String number,
            String certificate,
            String kind,
            boolean inForce,
            BigDecimal balance,
            BigDecimal deductible) {
        BigDecimal share() {
            return new BigDecimal(kind.equals("310") ? "0.70" : "0.50");
        }

        Person with(BigDecimal newBalance, BigDecimal newDeductible) {
            return new Person(number, certificate, kind, inForce, newBalance, newDeductible);
        }

        @Override
        public String toString() {
            return "Person[" + kind + "]";
        }
    }

    /** Null when nobody can have this number. */
    Person find(String certificate) {
        return certificate.length() == NUMBER_LENGTH ? people.computeIfAbsent(certificate, InsuredPeople::enrol) : null;
    }

    private static Person enrol(String certificate) {
        boolean employee = (certificate.charAt(SEQUENCE_END) - '0') % 2 == 1;
        String number = "11" + certificate.substring(6, NUMBER_LENGTH - 1);
        return new Person(
                number,
                certificate,
                employee ? "310" : "390",
                !certificate.endsWith("X"),
                employee ? BALANCE : BigDecimal.ZERO,
                DEDUCTIBLE);
    }

    Person byNumber(String number) {
        return people.values().stream()
                .filter(person -> person.number().equals(number))
                .findFirst()
                .orElse(null);
    }

    void put(Person person) {
        people.put(person.certificate(), person);
    }
}
