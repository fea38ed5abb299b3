package org.houzhen.acceptance.wechat;

/**
 * What goes wrong on purpose, until told otherwise.
 *
 * @param dropAnswerOf the call whose work is done and whose answer is lost: native, codepay, query, close, reverse, refund,
 *     refundQuery or
 *     all; empty for none
 * @param refuseCallOf the call that is answered 500 without its work being done; named likewise
 * @param times how often the two happen; 0 for always
 * @param delayMillis before every answer
 * @param badSignature answers are signed wrongly
 * @param duplicateNotify every notification comes twice
 * @param loseNotify no notification comes
 * @param forgeNotify a forged notification comes before each true one
 * @param probeNotify a probe of the signature check comes before each true one
 * @param refundFails refunds end as ABNORMAL
 */
public record SimulatorFaults(
        String dropAnswerOf,
        String refuseCallOf,
        int times,
        long delayMillis,
        boolean badSignature,
        boolean duplicateNotify,
        boolean loseNotify,
        boolean forgeNotify,
        boolean probeNotify,
        boolean refundFails) {
    public static final SimulatorFaults NONE =
            new SimulatorFaults("", "", 0, 0, false, false, false, false, false, false);

    public SimulatorFaults {
        dropAnswerOf = dropAnswerOf == null ? "" : dropAnswerOf;
        refuseCallOf = refuseCallOf == null ? "" : refuseCallOf;
    }

    public static SimulatorFaults dropAnswerOf(String call, int times) {
        return new SimulatorFaults(call, "", times, 0, false, false, false, false, false, false);
    }

    public static SimulatorFaults refuseCallOf(String call, int times) {
        return new SimulatorFaults("", call, times, 0, false, false, false, false, false, false);
    }

    public SimulatorFaults withLostNotifications() {
        return new SimulatorFaults(
                dropAnswerOf,
                refuseCallOf,
                times,
                delayMillis,
                badSignature,
                duplicateNotify,
                true,
                forgeNotify,
                probeNotify,
                refundFails);
    }
}
