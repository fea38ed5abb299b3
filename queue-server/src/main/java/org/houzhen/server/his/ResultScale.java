package org.houzhen.server.his;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How one analyte is judged for one patient.
 *
 * @param normal the expected answer of a qualitative test; empty for numbers
 * @param decimals how many decimals the analyser gives
 */
record ResultScale(
        String code,
        String name,
        String unit,
        int decimals,
        String low,
        String high,
        String normal,
        String criticalLow,
        String criticalHigh) {
    private static final Pattern NUMBER = Pattern.compile("[<>]?-?\\d{1,9}(\\.\\d{1,6})?");
    private static final Pattern WORDS = Pattern.compile("[\\p{IsHan}\\p{Alnum}（）()+±\\-:：、，, .≤≥<>/]{1,30}");

    /** What a value means: H, L, A for an unexpected answer, or empty; of critical ones a doctor must hear first. */
    record Verdict(String flag, boolean critical) {}

    boolean numeric() {
        return !low.isEmpty() || !high.isEmpty();
    }

    /** The reference range as printed. */
    String reference() {
        if (!numeric()) {
            return normal;
        }
        if (high.isEmpty()) {
            return "≥" + low;
        }
        return low.isEmpty() ? "≤" + high : low + "-" + high;
    }

    /** Empty when the value cannot be a result of this analyte. */
    Optional<Verdict> judge(String value) {
        if (numeric()) {
            return NUMBER.matcher(value).matches() ? Optional.of(judgeNumber(value)) : Optional.empty();
        }
        return WORDS.matcher(value).matches() ? Optional.of(judgeWords(value)) : Optional.empty();
    }

    private Verdict judgeNumber(String value) {
        var number = new BigDecimal(value.replaceAll("[<>]", ""));
        String flag = above(number, high) ? "H" : below(number, low) ? "L" : "";
        return new Verdict(flag, above(number, criticalHigh) || below(number, criticalLow));
    }

    private Verdict judgeWords(String value) {
        return new Verdict(normal.isEmpty() || normal.equals(value) ? "" : "A", false);
    }

    private static boolean above(BigDecimal number, String limit) {
        return !limit.isEmpty() && number.compareTo(new BigDecimal(limit)) > 0;
    }

    private static boolean below(BigDecimal number, String limit) {
        return !limit.isEmpty() && number.compareTo(new BigDecimal(limit)) < 0;
    }
}
