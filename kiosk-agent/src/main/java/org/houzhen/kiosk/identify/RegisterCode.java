package org.houzhen.kiosk.identify;

import java.util.Locale;
import java.util.regex.Pattern;

/** Tells the code of a slip from whatever else patients hold before a scanner, above all codes that pay and numbers of persons. */
final class RegisterCode {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{4,40}");
    private static final Pattern PAYS = Pattern.compile("1[0-5]\\d{16}|(2[5-9]|30)\\d{14,22}|62\\d{17}|\\d{28}");

    /** County, birth, order and check digit of a citizen. */
    private static final Pattern CITIZEN =
            Pattern.compile("\\d{6}(19|20)\\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])\\d{3}[\\dXx]");

    private RegisterCode() {}

    static boolean isOne(String scanned) {
        return FORM.matcher(scanned).matches() && !PAYS.matcher(scanned).matches() && !isCitizen(scanned);
    }

    private static boolean isCitizen(String scanned) {
        return CITIZEN.matcher(scanned).matches() && remainder(scanned) == 1;
    }

    /** ISO 7064 MOD 11-2, where X stands for ten. */
    private static int remainder(String digits) {
        int sum = 0;
        for (char digit : digits.toUpperCase(Locale.ROOT).toCharArray()) {
            sum = (2 * sum + (digit == 'X' ? 10 : digit - '0')) % 11;
        }
        return sum;
    }
}
