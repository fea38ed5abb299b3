package org.houzhen.acceptance.alipay;

/**
 * What goes wrong on purpose, until told otherwise.
 *
 * @param dropAnswerOf the method whose work is done and whose answer is lost, such as alipay.trade.pay, or all; empty for none
 * @param busyOf the method that is answered 20000 without its work being done; named likewise
 * @param times how often the two happen; 0 for always
 * @param badSignature answers are signed wrongly
 * @param loseNotify no notification comes
 * @param forgeNotify a forged notification comes before each true one
 * @param duplicateNotify every notification comes twice
 */
public record AlipayFaults(
        String dropAnswerOf,
        String busyOf,
        int times,
        boolean badSignature,
        boolean loseNotify,
        boolean forgeNotify,
        boolean duplicateNotify) {
    public static final AlipayFaults NONE = new AlipayFaults("", "", 0, false, false, false, false);

    public static AlipayFaults dropAnswerOf(String method, int times) {
        return new AlipayFaults(method, "", times, false, false, false, false);
    }
}
