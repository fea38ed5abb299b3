package org.houzhen.server.hospital;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.houzhen.wire.Sex;

/**
 * A citizen identification number (GB 11643) whose check digit and birth date are right. Residence permits and the new
 * cards of foreign permanent residents have the same form. The region is not judged: regions come and go.
 */
public record ResidentNumber(String digits, LocalDate birth, Sex sex) {
    private static final Pattern FORM = Pattern.compile("\\d{17}[0-9X]");
    private static final Pattern LEGACY_FORM = Pattern.compile("\\d{15}");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final int REGION_SIZE = 6;

    /** Reads a number as typed; 15 digits of old cards become 18. Empty when it cannot be a number on that day. */
    public static Optional<ResidentNumber> parse(String typed, LocalDate today) {
        String digits = typed.strip().toUpperCase(Locale.ROOT);
        if (LEGACY_FORM.matcher(digits).matches()) {
            digits = completed(digits);
        }
        if (!FORM.matcher(digits).matches() || digits.charAt(WEIGHTS.length) != check(digits)) {
            return Optional.empty();
        }
        String number = digits;
        return birth(digits)
                .filter(day -> !day.isAfter(today))
                .map(day -> new ResidentNumber(number, day, sex(number)));
    }

    private static String completed(String legacy) {
        String longer = legacy.substring(0, REGION_SIZE) + "19" + legacy.substring(REGION_SIZE);
        return longer + check(longer);
    }

    private static char check(String digits) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (digits.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECKS.charAt(sum % CHECKS.length());
    }

    private static Optional<LocalDate> birth(String digits) {
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(digits.substring(6, 10)),
                    Integer.parseInt(digits.substring(10, 12)),
                    Integer.parseInt(digits.substring(12, 14))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Sex sex(String digits) {
        return (digits.charAt(16) - '0') % 2 == 1 ? Sex.MALE : Sex.FEMALE;
    }

    @Override
    public String toString() {
        return "ResidentNumber[…]";
    }
}
