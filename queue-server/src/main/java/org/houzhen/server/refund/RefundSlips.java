package org.houzhen.server.refund;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.houzhen.wire.Money;
import org.houzhen.wire.Problem;
import org.houzhen.wire.Slip;
import org.houzhen.wire.Split;

/** Writes the slips of refunds: how much, which way, and when the money is there. One refund has one slip, or one to a person. */
final class RefundSlips {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final String ARRIVES = "退到零钱或余额一般即时到账，退到银行卡一般 1 至 3 个工作日";

    private final ZoneId zone;
    private final Till till;

    RefundSlips(ZoneId zone, Till till) {
        this.zone = zone;
        this.till = till;
    }

    /** The channel has taken it on; nothing more is to be done by anybody. */
    Slip accepted(RefundOrder refund) {
        return slip(refund, "退款已受理 " + refund.amount().yuan() + " 元");
    }

    Slip returned(RefundOrder refund) {
        return slip(
                refund, refund.free() ? taken(refund) : "已退款 " + refund.amount().yuan() + " 元");
    }

    private static boolean isRegistration(RefundOrder refund) {
        return refund.origin().kind().equals("REGISTRATION");
    }

    private static String taken(RefundOrder refund) {
        return isRegistration(refund) ? "已退号" : "已退费";
    }

    private Slip slip(RefundOrder refund, String headline) {
        List<Slip.Row> rows = new ArrayList<>(facts(refund));
        if (!refund.free()) {
            rows.add(new Slip.Row("退款方式", "原路退回 " + till.title(refund)));
            rows.add(new Slip.Row("到账时间", ARRIVES));
        }
        rows.addAll(numbers(refund, "办理时间", refund.progress().since()));
        return new Slip(
                refund.refundNo() + "-1",
                title(refund),
                headline,
                List.copyOf(rows),
                refund.tradeNo().value(),
                notes(refund),
                english(refund),
                null,
                null,
                null);
    }

    private static String title(RefundOrder refund) {
        return isRegistration(refund) ? "退号凭条" : "退费凭条";
    }

    private static List<String> notes(RefundOrder refund) {
        List<String> notes = new ArrayList<>();
        if (refund.free()) {
            notes.add(isRegistration(refund) ? "本次挂号已取消，原号码作废。" : "原凭条作废。");
        } else {
            notes.addAll(List.of("原凭条作废。款项退回原支付账户，以支付平台通知为准。", "3 个工作日仍未到账，请持本凭条到人工窗口。"));
        }
        if (refund.insured()) {
            notes.add("医保结算已撤销，个人账户部分已退回医保个人账户。");
        }
        return List.copyOf(notes);
    }

    private static List<String> english(RefundOrder refund) {
        List<String> notes = new ArrayList<>();
        if (refund.free()) {
            notes.add(
                    isRegistration(refund)
                            ? "The registration is cancelled; its number is void."
                            : "The earlier slip is void.");
        } else {
            notes.add(
                    "The earlier slip is void. The money goes back the way it came: to a balance at once as a rule, to a"
                            + " bank card in 1 to 3 working days.");
            notes.add("If it is not there after 3 working days, bring this slip to the counter.");
        }
        if (refund.insured()) {
            notes.add("The insurance’s settlement is cancelled; what your insurance account paid is back on it.");
        }
        return List.copyOf(notes);
    }

    Slip manual(RefundOrder refund, Problem why) {
        List<Slip.Row> rows = new ArrayList<>(facts(refund));
        rows.add(new Slip.Row("说明", why.detail()));
        rows.addAll(numbers(refund, "时间", refund.progress().since()));
        return new Slip(
                refund.refundNo() + "-M",
                "待处理凭条",
                "请到人工窗口",
                List.copyOf(rows),
                refund.tradeNo().value(),
                List.of("退款正在人工核对，款项不会丢失，请勿重复办理。", "请持本凭条到人工窗口，工作人员会按退款单号为您核对。"),
                List.of(
                        "A person is looking into this refund; the money is not lost.",
                        "With this slip, the counter looks it up by its number."),
                null,
                null,
                null);
    }

    private static List<Slip.Row> facts(RefundOrder refund) {
        List<Slip.Row> rows = new ArrayList<>();
        rows.add(new Slip.Row("项目", refund.origin().subject()));
        rows.add(row("金额", refund.total()));
        if (refund.insured()) {
            Split split = refund.cover().split();
            rows.add(row("医保统筹", split.fund()));
            rows.add(row("个人账户", split.account()));
            rows.add(row("个人现金", split.cash()));
            rows.add(new Slip.Row("医保结算号", refund.cover().settlement()));
        }
        return List.copyOf(rows);
    }

    private static Slip.Row row(String label, Money amount) {
        return new Slip.Row(label, amount.yuan() + " 元");
    }

    private List<Slip.Row> numbers(RefundOrder refund, String label, Instant at) {
        return List.of(
                new Slip.Row("退款单号", refund.refundNo().value()),
                new Slip.Row("交易号", refund.tradeNo().value()),
                new Slip.Row(label, TIME.format(at.atZone(zone))));
    }
}
