package org.houzhen.server.wechat;

/** What to do when a payment code was refused, in the patient's words. */
final class CodeAdvice {
    private CodeAdvice() {}

    /** Words for WeChat Pay's error; names of errors have changed between its versions, so parts of them decide. */
    static String of(String code) {
        if (code.contains("AUTH")) {
            return "付款码已失效，没有扣款。请在手机上刷新付款码，再办理一次。";
        }
        if (code.contains("ENOUGH")) {
            return "余额不足，没有扣款。请换一种付款方式，或换一张卡。";
        }
        return "微信支付没有受理，没有扣款。请换一种付款方式，或到人工窗口。";
    }
}
