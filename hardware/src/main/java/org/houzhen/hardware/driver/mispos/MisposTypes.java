package org.houzhen.hardware.driver.mispos;

/** The types of requests; what asks for a sale by our number is each bank's own and can be set. */
public final class MisposTypes {
    public static final String SALE = "00";
    public static final String CANCEL_SALE = "01";
    public static final String REFUND = "02";
    public static final String SETTLE = "04";
    public static final String SIGN_IN = "05";
    public static final String REVERSE = "06";
    public static final String QUERY = "07";

    private MisposTypes() {}
}
