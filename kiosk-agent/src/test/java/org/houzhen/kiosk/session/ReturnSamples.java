package org.houzhen.kiosk.session;

import java.util.List;
import java.util.Map;
import org.houzhen.kiosk.FakeHospital;
import org.houzhen.kiosk.page.Flow;
import org.houzhen.kiosk.page.Frame;
import org.houzhen.kiosk.page.View;
import org.houzhen.wire.Money;
import org.houzhen.wire.Problem;
import org.houzhen.wire.Slip;
import org.houzhen.wire.Split;

/** One frame of each screen on which a registration is returned. */
final class ReturnSamples {
    private static final Split SPLIT = new Split(new Money(140), new Money(60), new Money(1_000), Money.ZERO);

    private ReturnSamples() {}

    static void into(Map<String, Frame> frames) {
        var mayGo = FakeHospital.returnable("R20261122001", null);
        var called = FakeHospital.returnable(
                "R20261122002", new Problem("REFUND_CALLED", "您已被叫号或已就诊，这个号不能退。如需帮助，请到护士站。", 409));
        frames.put("returns", SampleFrames.frame(Flow.RETURN, "王*兰", new View.Returns(List.of(mayGo, called))));
        frames.put("returns-none", SampleFrames.frame(Flow.RETURN, "王*兰", new View.Returns(List.of())));
        frames.put(
                "return-confirm",
                SampleFrames.frame(Flow.RETURN, "王*兰", new View.ReturnConfirm(mayGo, "王*兰", "330699********7247")));
        frames.put(
                "return-confirm-insured",
                SampleFrames.frame(
                        Flow.RETURN,
                        "王*兰",
                        new View.ReturnConfirm(
                                FakeHospital.insured("R20261122001", SPLIT), "王*兰", "330699********7247")));
        frames.put("result-refund", SampleFrames.frame(Flow.RETURN, "王*兰", refunded()));
    }

    private static View.Result refunded() {
        return new View.Result(
                "REFUND",
                "退号凭条",
                "已退款 12.00 元",
                List.of(
                        new Slip.Row("项目", "心血管内科 李建国 2026-11-22 上午 09:45–10:00"),
                        new Slip.Row("金额", "12.00 元"),
                        new Slip.Row("退款方式", "原路退回 微信支付"),
                        new Slip.Row("到账时间", "退到零钱或余额一般即时到账，退到银行卡一般 1 至 3 个工作日"),
                        new Slip.Row("退款单号", "RHZ20261122K7M2PQ4RSTUV-1"),
                        new Slip.Row("交易号", "HZ20261122K7M2PQ4RSTUV"),
                        new Slip.Row("办理时间", "2026-11-22 09:30:12")),
                List.of("原凭条作废。款项退回原支付账户，以支付平台通知为准。", "3 个工作日仍未到账，请持本凭条到人工窗口。"),
                List.of(
                        "The earlier slip is void. The money goes back the way it came.",
                        "If it is not there after 3 working days, bring this slip to the counter."),
                null,
                null,
                "PRINTED",
                "");
    }
}
