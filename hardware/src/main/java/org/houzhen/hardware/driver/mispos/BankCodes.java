package org.houzhen.hardware.driver.mispos;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.houzhen.hardware.CardTerminal.Refusal;

/**
 * Which codes are a certain no. Any other than {@link #DONE} proves nothing: the bank's own time-outs (68, 98), faults
 * (06, 22, 96, A0), approvals with defects (11, A2), and codes of makers that are not known here.
 */
final class BankCodes {
    static final String DONE = "00";
    static final String NOT_FOUND = "25";
    static final String BUSY = "Z3";
    static final String NOT_SIGNED_IN = "Z4";
    private static final Map<String, Refusal> CERTAIN = new HashMap<>();

    static {
        put(Refusal.NOT_FOUND, NOT_FOUND);
        put(Refusal.NOT_ENOUGH_MONEY, "51", "61");
        put(Refusal.WRONG_PIN, "55");
        put(
                Refusal.CARD_NOT_ACCEPTED,
                "04",
                "07",
                "14",
                "15",
                "33",
                "34",
                "35",
                "36",
                "37",
                "38",
                "39",
                "40",
                "41",
                "42",
                "43",
                "44",
                "52",
                "53",
                "54",
                "57",
                "62",
                "65",
                "67",
                "75");
        put(Refusal.DECLINED, "01", "03", "05", "12", "13", "30", "31", "56", "58", "59", "60", "63", "64", "93");
        put(Refusal.CANCELLED_BY_PATIENT, "Z1");
        put(Refusal.NOBODY_CAME, "Z2");
        put(Refusal.NOT_READY, BUSY, NOT_SIGNED_IN);
        put(Refusal.SETTLED, "Z5");
    }

    private BankCodes() {}

    private static void put(Refusal reason, String... codes) {
        for (String code : codes) {
            CERTAIN.put(code, reason);
        }
    }

    /** Empty if the code does not prove that nothing was done. */
    static Optional<Refusal> refusal(String code) {
        return Optional.ofNullable(CERTAIN.get(code));
    }
}
