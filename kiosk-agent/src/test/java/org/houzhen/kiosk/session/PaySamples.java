package org.houzhen.kiosk.session;

import static org.houzhen.kiosk.session.SampleFrames.FEE;
import static org.houzhen.kiosk.session.SampleFrames.NOW;
import static org.houzhen.kiosk.session.SampleFrames.TRADE_NO;
import static org.houzhen.kiosk.session.SampleFrames.frame;
import static org.houzhen.kiosk.session.SampleFrames.trouble;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.houzhen.kiosk.page.Flow;
import org.houzhen.kiosk.page.Frame;
import org.houzhen.kiosk.page.QrPicture;
import org.houzhen.kiosk.page.View;
import org.houzhen.wire.FeeLine;
import org.houzhen.wire.Money;
import org.houzhen.wire.PayBy;
import org.houzhen.wire.Split;

/** The frames of paying in one way or another. */
final class PaySamples {
    private static final Instant END = NOW.plusSeconds(240);

    private static final Split SPLIT = new Split(new Money(11_130), new Money(5_270), new Money(500), Money.ZERO);
    private static final Split COVERED = new Split(new Money(7_400), new Money(4_600), Money.ZERO, Money.ZERO);

    private PaySamples() {}

    static void put(Map<String, Frame> frames) {
        var ways = List.of(
                new PayBy("QR", "WECHAT"),
                new PayBy("QR", "ALIPAY"),
                new PayBy("CODE", null),
                new PayBy("CARD", "BANK_CARD"));
        frames.put("pay-way", paying(new View.PayWays(FEE, ways)));
        frames.put("payer", insured(new View.Payers(new Money(16_900), false)));
        frames.put("payer-credential", insured(new View.Payers(new Money(16_900), true)));
        frames.put("credential-code", insured(new View.Credential("CODE")));
        frames.put("credential-face", insured(new View.Credential("FACE")));
        frames.put("split", insured(new View.Split(SPLIT, END, ways)));
        frames.put("split-nothing-left", insured(new View.Split(COVERED, END, List.of())));
        String code = "https://qr.alipay.com/bax03431ljhokirwl38f00a7";
        var lines = List.of(new FeeLine("诊察费", FEE));
        frames.put("pay-alipay", paying(new View.Pay(TRADE_NO, FEE, lines, "ALIPAY", code, QrPicture.of(code), END)));
        frames.put("pay-code", byCode("CODE", "PAYMENT_CODE_UNKNOWN", END));
        frames.put("pay-code-deaf", byCode("CODE", "SCANNER_DOWN", END));
        frames.put("pay-code-sent", byCode("SENT", "", END));
        frames.put("pay-code-agree", byCode("AGREE", "", null));
        frames.put("pay-card", byCode("CARD", "", null));
        frames.put("pay-card-checking", byCode("CHECKING", "", null));
        frames.put("problem-card", paying(trouble("CARD_WRONG_PIN", null, "NONE")));
        frames.put("problem-reversed", paying(trouble("PAYMENT_REVERSED", TRADE_NO, "REVERSED")));
    }

    private static Frame byCode(String step, String hint, Instant payBefore) {
        return paying(new View.PayByCode(TRADE_NO, FEE, step, hint, payBefore));
    }

    private static Frame insured(View view) {
        return frame(Flow.PAY_BILLS, "王*兰", view);
    }

    private static Frame paying(View view) {
        return frame(Flow.REGISTER, "王*兰", view);
    }
}
