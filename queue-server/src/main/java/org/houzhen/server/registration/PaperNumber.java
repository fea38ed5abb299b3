package org.houzhen.server.registration;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.houzhen.server.hospital.ResidentNumber;
import org.houzhen.server.web.ProblemException;

/** The number on a paper by which people can look up what they did themselves; it is kept, so it must name nobody. */
public final class PaperNumber {
    private static final Pattern PAPER = Pattern.compile("[0-9A-Za-z-]{4,32}");
    private static final Pattern MOBILE = Pattern.compile("1[0-9]{10}");
    private static final Pattern CARD = Pattern.compile("[0-9]{13,19}");

    private PaperNumber() {}

    /**
     * @param missing what is said where there is none
     * @throws ProblemException if it is none, or is the number of a document, a card or a telephone
     */
    public static void require(String paper, String missing, LocalDate today) {
        if (!PAPER.matcher(paper).matches()) {
            throw new ProblemException("SUSPENDED_PAPER_MISSING", missing, 409);
        }
        boolean names = MOBILE.matcher(paper).matches()
                || isCard(paper)
                || ResidentNumber.parse(paper, today).isPresent();
        if (names) {
            throw new ProblemException("SUSPENDED_PAPER_NAMES_PATIENT", "这里不能填证件号、银行卡号或电话。请填凭证上的号码。", 409);
        }
    }

    /** By its length and its check digit (ISO/IEC 7812-1, annex B). */
    private static boolean isCard(String paper) {
        return CARD.matcher(paper).matches() && checkSum(paper) % 10 == 0;
    }

    private static int checkSum(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int counted = i % 2 == 0 ? digit : 2 * digit;
            sum += counted / 10 + counted % 10;
        }
        return sum;
    }
}
