package org.houzhen.hardware;

import java.time.Duration;
import java.util.function.Function;

/**
 * A terminal of the national insurance: it reads the patient's code or face itself and hands out who they are, with a secret
 * that lets the hospital settle for them. No picture ever leaves it. One thread uses it at a time.
 *
 * <p>Identifying changes nothing and may be repeated, by the patient doing it again. After a call that ended without an answer
 * the terminal is closed and opened anew: a late answer would be somebody else's identity.
 */
public interface InsuranceTerminal extends Device {
    /**
     * Waits for the patient to show a code, or to look into the camera and agree, and hears who it is.
     *
     * @throws DeviceException if the terminal is broken, unplugged, or did not answer in time
     */
    Outcome identify(Way way, Business business, Duration timeout) throws DeviceException, InterruptedException;

    /**
     * Shows the patient on the terminal what was settled; nothing depends on it.
     *
     * @throws DeviceException if the terminal is broken, unplugged, or did not answer in time
     */
    Outcome showSettlement(Settlement settlement, Duration timeout) throws DeviceException, InterruptedException;

    /** How a patient identifies. */
    enum Way {
        /** A code, read by the scanner that belongs to the insurance's component ({@code ec.query}). */
        CODE,
        /** A code, read by the terminal's own scanner ({@code cn.nhsa.qrcode.get}). */
        CODE_AT_TERMINAL,
        /** The face ({@code cn.nhsa.ec.auth}, then {@code cn.nhsa.auth.check}). */
        FACE
    }

    /** What the patient agrees to; a secret is good for this one alone. */
    enum Business {
        REGISTER("01101"),
        OPEN_INPATIENT_RECORD("01102"),
        ADMIT("01103"),
        DEPOSIT("01104"),
        CONSULT("01201"),
        BOOK_EXAMINATION("01202"),
        EXAMINE("01203"),
        TREAT("01204"),
        SETTLE("01301"),
        FETCH_MEDICINE("01302");

        private final String code;

        Business(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /**
     * What was settled, in fen; the parts make the total.
     *
     * @param settlementId the insurance's number of it
     */
    record Settlement(
            InsuranceToken token, String settlementId, long totalFen, long fundFen, long accountFen, long cashFen) {
        public Settlement {
            if (fundFen < 0 || accountFen < 0 || cashFen < 0 || totalFen != fundFen + accountFen + cashFen) {
                throw new IllegalArgumentException("the parts of a settlement make its total");
            }
        }
    }

    /** What became of one call. */
    sealed interface Outcome {
        <T> T match(Cases<T> cases);

        record Identified(InsuredPerson person) implements Outcome {
            @Override
            public <T> T match(Cases<T> cases) {
                return cases.identified().apply(person);
            }
        }

        /** It is shown. */
        record Shown() implements Outcome {
            @Override
            public <T> T match(Cases<T> cases) {
                return cases.shown().apply(this);
            }
        }

        /**
         * The terminal said no: no code was shown, it expired, the face did not match, the patient did not agree.
         *
         * @param words the terminal's, for the patient; may be empty
         */
        record Refused(int code, String words) implements Outcome {
            @Override
            public <T> T match(Cases<T> cases) {
                return cases.refused().apply(this);
            }
        }
    }

    /** One answer for each outcome, so that a forgotten one fails to compile. */
    record Cases<T>(
            Function<InsuredPerson, T> identified,
            Function<Outcome.Shown, T> shown,
            Function<Outcome.Refused, T> refused) {}
}
