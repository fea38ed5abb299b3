package org.houzhen.server.ebill;

import java.time.LocalDate;
import java.util.List;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.payment.PaymentOrder;
import org.houzhen.server.refund.RefundOrder;
import org.houzhen.wire.Money;

/** What orders of one kind are billed for. An exception counts as an unknown answer. */
public interface Billable {
    /** The kind of the orders, such as REGISTRATION. */
    String kind();

    /** The kind of business as the platform numbers it (busType): 06 registration, 02 outpatient. */
    String type();

    /** What stands of an order without what these refunds took back; asked again, it is the same. */
    Answer<Contents> contents(PaymentOrder order, List<RefundOrder> without);

    /** What somebody is insured as, as the platform numbers it (medCareTypeCode). */
    enum InsuredAs {
        EMPLOYEE("01"),
        RESIDENT("02"),
        NOBODY("07"),
        OTHER("99");

        private final String code;

        InsuredAs(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    /** What a bill says beside its numbers. It is read anew for each call and kept nowhere. */
    record Contents(String type, Payer payer, InsuredAs insuredAs, Visit visit, List<Line> lines) {
        /** Of what the patient pays alone. */
        public Contents(String type, Payer payer, Visit visit, List<Line> lines) {
            this(type, payer, InsuredAs.NOBODY, visit, lines);
        }

        public Contents insured(InsuredAs as) {
            return new Contents(type, payer, as, visit, lines);
        }

        @Override
        public String toString() {
            return "Contents[" + type + "]";
        }
    }

    /**
     * Whom the bill names.
     *
     * @param patientNo the patient index number
     * @param document kind and number of the identity document
     */
    record Payer(String patientNo, String name, String sex, int age, Document document) {
        @Override
        public String toString() {
            return "Payer[" + patientNo + "]";
        }
    }

    /** An identity document; the resident card has the kind 01. */
    record Document(String kind, String number) {
        @Override
        public String toString() {
            return "Document[" + kind + "]";
        }
    }

    /** What was paid for, and when. */
    record Visit(String number, String department, LocalDate day) {}

    /** One line; a reduction is a line of its own with a negative amount. */
    record Line(String code, String item, int quantity, String unit, Money price, Money amount) {}
}
