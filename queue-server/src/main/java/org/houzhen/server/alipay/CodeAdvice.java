package org.houzhen.server.alipay;

/** What to do when a payment code was refused, in the patient's words. */
final class CodeAdvice {
    private CodeAdvice() {}

    static String of(String subCode) {
        if (subCode.contains("AUTH_CODE")) {
            return "付款码已失效，没有扣款。请在手机上刷新付款码，再办理一次。";
        }
        if (subCode.contains("BALANCE") || subCode.contains("NOT_ENOUGH")) {
            return "余额不足，没有扣款。请换一种付款方式，或换一张卡。";
        }
        return "支付宝没有受理，没有扣款。请换一种付款方式，或到人工窗口。";
    }
}
