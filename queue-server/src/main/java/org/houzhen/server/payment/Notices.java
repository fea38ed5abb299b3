package org.houzhen.server.payment;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.houzhen.wire.Problem;
import org.houzhen.wire.Slip;

/** Writes the slips of orders that did not end as the patient wanted: what happened to the money, and where to go. */
final class Notices {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private static final String WHERE_IT_IS = "在任一自助机点“签到”，扫本凭条的码，可看款项去向。";
    private static final String WHERE_IT_IS_EN =
            "At any kiosk, press Sign in and scan this slip to see where the money is.";

    private final ZoneId zone;
    private final Channels channels;

    Notices(ZoneId zone, Channels channels) {
        this.zone = zone;
        this.channels = channels;
    }

    Slip refunded(PaymentOrder order, Problem why) {
        return new Slip(
                order.tradeNo() + "-R",
                "退款凭条",
                "已原路退款 " + order.amount().yuan() + " 元",
                rows(order, why, "退款时间"),
                order.tradeNo().value(),
                List.of("款项已退回原" + channels.title(order) + "账户，到账时间以支付平台通知为准。", "如有疑问，请持本凭条到人工窗口。"),
                List.of("The money went back the way it came.", "With this slip, the counter answers questions."),
                null,
                null,
                null);
    }

    Slip reversed(PaymentOrder order, Problem why) {
        return new Slip(
                order.tradeNo() + "-V",
                "付款撤销凭条",
                "未办理，付款已撤销",
                rows(order, why, "撤销时间"),
                order.tradeNo().value(),
                List.of("如果显示已扣款，钱会自动退回原" + channels.title(order) + "账户。", "如未退回，请持本凭条到人工窗口。"),
                List.of(
                        "The payment was called off; money that was taken goes back by itself.",
                        "If it does not, take this slip to the counter."),
                null,
                null,
                null);
    }

    Slip manual(PaymentOrder order, Problem why) {
        return new Slip(
                order.tradeNo() + "-M",
                "待处理凭条",
                "请到人工窗口",
                rows(order, why, "打印依据时间"),
                order.tradeNo().value(),
                List.of("请勿重复付款。", "请持本凭条到人工窗口，工作人员会按交易号为您核对。", WHERE_IT_IS),
                List.of(
                        "Do not pay again.",
                        "With this slip, the counter looks your order up by its number.",
                        WHERE_IT_IS_EN),
                null,
                null,
                null);
    }

    private List<Slip.Row> rows(PaymentOrder order, Problem why, String timeLabel) {
        List<Slip.Row> rows = new ArrayList<>(List.of(
                new Slip.Row("项目", order.hold().description()),
                new Slip.Row("金额", order.amount().yuan() + " 元"),
                new Slip.Row("说明", why.detail()),
                new Slip.Row("交易号", order.tradeNo().value()),
                new Slip.Row("支付单号", order.channelNo()),
                new Slip.Row(timeLabel, time(order.progress().since()))));
        if (order.cover().isQuoted()) {
            rows.addAll(2, insured(order));
        }
        return List.copyOf(rows);
    }

    /** What the insurer was to pay, and by which number it has; what stands of it, the insurer knows. */
    private static List<Slip.Row> insured(PaymentOrder order) {
        String settlement = order.cover().settlement();
        Slip.Row part = new Slip.Row("医保部分", order.cover().split().covered().yuan() + " 元");
        return settlement.isEmpty() ? List.of(part) : List.of(part, new Slip.Row("医保结算号", settlement));
    }

    private String time(Instant at) {
        return TIME.format(at.atZone(zone));
    }
}
