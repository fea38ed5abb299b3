package org.houzhen.server.insurance;

import java.time.LocalDateTime;
import java.util.List;
import org.houzhen.wire.Money;

/**
 * What the insurer is told of a visit that is to be paid for. It is told anew whenever it is needed and kept nowhere.
 *
 * @param visitNo our number of the visit (ipt_otp_no)
 * @param care what kind of care it is (med_type)
 * @param begin when the visit began, in the hospital's time
 * @param diagnoses empty before the patient was seen
 */
public record Claim(
        String visitNo,
        Care care,
        Credential credential,
        Doctor doctor,
        LocalDateTime begin,
        List<Diagnosis> diagnoses,
        List<Fee> fees) {
    /** Kinds of outpatient care with their number in the insurer's table. */
    public enum Care {
        OUTPATIENT("11"),
        REGISTRATION("12"),
        EMERGENCY("13");

        private final String code;

        Care(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    /**
     * By what the insured person is known: 01 electronic credential, 02 resident identity card, 03 social-security card.
     *
     * @param serial the card's own number (card_sn), or empty
     */
    public record Credential(String type, String number, String serial, String identityNumber, String name) {
        private static final String ELECTRONIC = "01";

        public static Credential residentCard(String identityNumber, String name) {
            return new Credential("02", identityNumber, "", identityNumber, name);
        }

        /** By the secret that their electronic credential gave. */
        public static Credential electronic(String secret, String identityNumber, String name) {
            return new Credential(ELECTRONIC, secret, "", identityNumber, name);
        }

        /** The electronic credential was shown, and nobody has its secret any more. */
        public static Credential gone(String identityNumber, String name) {
            return electronic("", identityNumber, name);
        }

        boolean isGone() {
            return type.equals(ELECTRONIC) && number.isEmpty();
        }

        @Override
        public String toString() {
            return "Credential[" + type + "]";
        }
    }

    /**
     * Who sees the patient and where, in the numbers the insurer knows them by.
     *
     * @param category the department's national category, such as A03.04 (caty)
     */
    public record Doctor(String code, String name, String department, String departmentName, String category) {}

    /** A diagnosis by its ICD-10 number; the first is the main one. */
    public record Diagnosis(String code, String name) {}

    /**
     * One line of the bill.
     *
     * @param number unique within the visit for ever (feedetl_sn)
     * @param prescription the number of the prescription it belongs to (rxno)
     * @param national the item's number in the national catalogue; empty when it has none, then it is paid privately
     */
    public record Fee(
            String number,
            String prescription,
            String national,
            String item,
            int quantity,
            Money price,
            Money amount) {}

    Money total() {
        return fees.stream().map(Fee::amount).reduce(Money.ZERO, Money::plus);
    }

    @Override
    public String toString() {
        return "Claim[" + visitNo + "]";
    }
}
