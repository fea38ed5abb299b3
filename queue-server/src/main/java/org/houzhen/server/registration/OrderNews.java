package org.houzhen.server.registration;

import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.payment.Cashier;
import org.houzhen.server.payment.Channels;
import org.houzhen.server.payment.PaymentOrder;
import org.houzhen.server.payment.Stage;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.Problem;
import tools.jackson.databind.json.JsonMapper;

/**
 * What somebody who lays the slip of an order before any kiosk is told: what became of the order, and of its money when and by
 * which way. Who holds the slip needs no card; nobody is named. Blocks.
 */
final class OrderNews {
    private static final int CONFLICT = 409;

    private final Cashier cashier;
    private final Channels channels;
    private final Words words;
    private final JsonMapper json = new JsonMapper();

    OrderNews(Cashier cashier, Channels channels, Words words) {
        this.cashier = cashier;
        this.channels = channels;
        this.words = words;
    }

    private record ReceiptOfRegistration(String registerNo) {}

    /**
     * The register number of what was scanned: of an order that became a registration, that; of what is no order, itself.
     *
     * @throws ProblemException for any other order, with what became of it
     */
    String registerNo(String scanned) {
        return TradeNo.parse(scanned)
                .flatMap(cashier::find)
                .map(this::registerNoOf)
                .orElse(scanned);
    }

    private String registerNoOf(PaymentOrder order) {
        boolean made = order.stage() == Stage.DONE || order.stage() == Stage.FULFILLED;
        if (made && order.origin().kind().equals(RegistrationPurpose.KIND)) {
            return json.readValue(order.receipt(), ReceiptOfRegistration.class).registerNo();
        }
        throw new ProblemException(told(order));
    }

    private Problem told(PaymentOrder order) {
        return switch (order.stage()) {
            case DONE, FULFILLED ->
                problem("ORDER_DONE", "这笔费用已经缴清，请按缴费凭条办理。", "This is paid. Go on as your payment slip says.");
            case REFUNDED -> refunded(order);
            case HANDED_BACK ->
                problem(
                        "ORDER_HANDED_BACK",
                        "这笔业务没有办成。%s 元已由人工窗口退还（%s 登记）。如有疑问，请持凭条到人工窗口。".formatted(yuan(order), since(order)),
                        "This came to nothing. CNY %s was handed back at the counter (recorded %s)."
                                .formatted(yuan(order), since(order)));
            case UNSETTLING, REFUNDING, RETURNING -> goingBack(order);
            case MANUAL, GIVING_BACK ->
                problem(
                        "ORDER_WITH_PEOPLE",
                        "这笔业务正在人工核对，款项不会丢失，请勿重复付款。请持凭条到人工窗口。",
                        "A person is looking into this; the money is not lost. Take this slip to the counter.");
            case CLOSED, FAILED -> nothing(order);
            case OPENED, QUOTING, QUOTED, HELD, PAYING, CLOSING, PAID, VERIFYING ->
                problem(
                        "ORDER_UNDER_WAY",
                        "这笔业务还在办理，请勿重复付款。请稍后再扫凭条。",
                        "This is still under way; do not pay again. Scan the slip again in a while.");
        };
    }

    private Problem refunded(PaymentOrder order) {
        String title = channels.title(order);
        return problem(
                "ORDER_REFUNDED",
                "这笔业务没有办成。%s 元已于 %s 原路退回%s账户，到账时间以支付平台通知为准。如未到账，请持凭条到人工窗口。".formatted(yuan(order), since(order), title),
                "This came to nothing. CNY %s went back on %s the way it was paid. If it is not there, take this slip to the counter."
                        .formatted(yuan(order), since(order)));
    }

    private Problem goingBack(PaymentOrder order) {
        return problem(
                "ORDER_GOING_BACK",
                "这笔业务没有办成。%s 元正在原路退回%s账户，请勿重复付款。请稍后再扫凭条查看。".formatted(yuan(order), channels.title(order)),
                "This came to nothing. CNY %s is on its way back the way it was paid. Scan the slip again in a while."
                        .formatted(yuan(order)));
    }

    /** Why, in the words of the order itself: whether any money was taken stands there. */
    private static Problem nothing(PaymentOrder order) {
        return problem(
                "ORDER_NOT_DONE",
                "这笔业务没有办成。" + order.problem().map(Problem::detail).orElse("如有疑问，请持凭条到人工窗口。"),
                "This came to nothing. If money was taken, take this slip to the counter.");
    }

    private static Problem problem(String code, String chinese, String english) {
        return new Problem(code, chinese, CONFLICT, english);
    }

    private static String yuan(PaymentOrder order) {
        return order.taken().yuan();
    }

    private String since(PaymentOrder order) {
        return words.moment(order.progress().since());
    }
}
