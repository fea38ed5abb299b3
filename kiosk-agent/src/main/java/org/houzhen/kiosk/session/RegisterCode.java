package org.houzhen.kiosk.session;

import java.util.regex.Pattern;

/** Tells the code of a slip from whatever else patients hold before a scanner, above all codes that pay. */
final class RegisterCode {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{4,40}");
    private static final Pattern PAYS = Pattern.compile("1[0-5]\\d{16}|(2[5-9]|30)\\d{14,22}|62\\d{17}|\\d{28}");

    private RegisterCode() {}

    static boolean isOne(String scanned) {
        return FORM.matcher(scanned).matches() && !PAYS.matcher(scanned).matches();
    }
}
