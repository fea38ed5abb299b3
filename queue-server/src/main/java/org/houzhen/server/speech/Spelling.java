package org.houzhen.server.speech;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes numbers as they are read aloud, so that every voice reads them alike. */
public final class Spelling {
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final String ALONE = "零一二三四五六七八九";
    private static final String IN_ROW = "零幺二三四五六七八九";

    private Spelling() {}

    /** Digits one by one and in a row 1 as 幺 (RULES 13): A012 is A零幺二, 1 诊室 is 一诊室. */
    public static String aloud(String text) {
        return DIGITS.matcher(text.replace(" ", "")).replaceAll(Spelling::aloud);
    }

    private static String aloud(MatchResult digits) {
        String names = digits.group().length() == 1 ? ALONE : IN_ROW;
        return digits.group()
                .chars()
                .mapToObj(digit -> names.substring(digit - '0', digit - '0' + 1))
                .collect(Collectors.joining());
    }
}
