package org.houzhen.acceptance.wechat;

import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The platform's calls, with what goes wrong on purpose. Used on the simulator's own thread only. */
final class Platform {
    private static final String TRADES = "/v3/pay/transactions/out-trade-no/";
    private static final String BY_ID = "/v3/pay/transactions/id/";
    private static final String REFUNDS = "/v3/refund/domestic/refunds";
    private static final Map<String, String> CALLS = Map.of(
            "POST /v3/pay/transactions/native",
            "native",
            "POST /v3/pay/transactions/codepay",
            "codepay",
            "GET /v3/bill/tradebill",
            "bill",
            "POST " + REFUNDS,
            "refund");

    private final TradeBook book;
    private final Seal seal;
    private final Notifier notifier;
    private final ScheduledExecutorService loop;
    private final long refundMillis;
    private final JsonMapper json = new JsonMapper();
    private volatile SimulatorFaults faults = SimulatorFaults.NONE;
    private int faultsLeft;

    Platform(TradeBook book, Seal seal, Notifier notifier, ScheduledExecutorService loop, long refundMillis) {
        this.book = book;
        this.seal = seal;
        this.notifier = notifier;
        this.loop = loop;
        this.refundMillis = refundMillis;
    }

    /** An answer, and whether it is lost on its way. */
    record Answer(Reply reply, boolean lost) {}

    SimulatorFaults faults() {
        return faults;
    }

    void faults(SimulatorFaults wanted) {
        faults = wanted;
        faultsLeft = wanted.times() == 0 ? Integer.MAX_VALUE : wanted.times();
    }

    Answer answer(Call call) {
        if (!seal.accepts(call.authorization(), call.method(), call.uri(), call.body())) {
            return new Answer(Reply.error(401, "SIGN_ERROR", "签名错误"), false);
        }
        String name = name(call);
        if (strikes(faults.refuseCallOf(), name)) {
            return new Answer(Reply.error(500, "SYSTEM_ERROR", "系统异常，请稍后重试"), false);
        }
        Reply reply = work(call, name);
        return new Answer(reply, strikes(faults.dropAnswerOf(), name));
    }

    private boolean strikes(String wanted, String name) {
        boolean struck = faultsLeft > 0 && (wanted.equals(name) || wanted.equals("all"));
        if (struck) {
            faultsLeft--;
        }
        return struck;
    }

    private static String name(Call call) {
        String exactly = CALLS.get(call.method() + " " + call.path());
        if (exactly != null) {
            return exactly;
        }
        if (call.is("POST", TRADES, "/reverse")) {
            return "reverse";
        }
        if (call.is("POST", TRADES, "/close")) {
            return "close";
        }
        if (call.is("GET", TRADES, "") || call.is("GET", BY_ID, "")) {
            return "query";
        }
        return call.is("GET", REFUNDS + "/", "") ? "refundQuery" : "";
    }

    private Reply work(Call call, String name) {
        try {
            return switch (name) {
                case "native" -> book.open(json.readTree(call.body()));
                case "bill" -> announced(call.parameter("bill_date"));
                case "codepay" -> book.payByCode(json.readTree(call.body()));
                case "reverse" -> reverse(call);
                case "close" -> close(call);
                case "query" -> query(call);
                case "refund" -> book.refund(json.readTree(call.body()), this::finishLater);
                case "refundQuery" -> book.queryRefund(call.between(REFUNDS + "/", ""));
                default -> Reply.error(404, "RESOURCE_NOT_EXISTS", "接口不存在");
            };
        } catch (JacksonException e) {
            return Reply.error(400, "PARAM_ERROR", "请求不是 JSON");
        }
    }

    private Reply close(Call call) {
        JsonNode request = json.readTree(call.body());
        return request.path("mchid").asString("").equals(SimulatorKeys.MCHID)
                ? book.close(call.between(TRADES, "/close"))
                : wrongMerchant();
    }

    private Reply reverse(Call call) {
        JsonNode request = json.readTree(call.body());
        return request.path("mchid").asString("").equals(SimulatorKeys.MCHID)
                ? book.reverse(call.between(TRADES, "/reverse"))
                : wrongMerchant();
    }

    private Reply query(Call call) {
        if (!call.parameter("mchid").equals(SimulatorKeys.MCHID)) {
            return wrongMerchant();
        }
        if (call.path().startsWith(BY_ID)) {
            String id = call.between(BY_ID, "");
            return book.query(trade -> trade.paid() && trade.transactionId.equals(id));
        }
        String number = call.between(TRADES, "");
        return book.query(trade -> trade.number.equals(number));
    }

    private static Reply wrongMerchant() {
        return Reply.error(400, "PARAM_ERROR", "商户号错误");
    }

    private void finishLater(Refund refund) {
        loop.schedule(
                () -> {
                    refund.state = faults.refundFails() ? Refund.State.ABNORMAL : Refund.State.SUCCESS;
                    notifier.refunded(refund);
                },
                refundMillis,
                TimeUnit.MILLISECONDS);
    }

    private Reply announced(String day) {
        return Statement.announced(day, book.statement(day));
    }

    /** A file is asked for with a signature, and answered without one. */
    Phone.Page file(Call call) {
        boolean genuine = seal.accepts(call.authorization(), call.method(), call.uri(), call.body());
        return genuine
                ? new Phone.Page(
                        200, "application/octet-stream", Statement.packed(book.statement(call.parameter("token"))))
                : new Phone.Page(401, "text/plain", new byte[0]);
    }

    boolean pay(String number) {
        boolean paid = book.pay(number);
        if (paid) {
            book.trade(number).filter(trade -> !trade.byCode).ifPresent(notifier::paid); // Of codes it tells nothing.
        }
        return paid;
    }

    boolean decline(String number) {
        return book.decline(number);
    }
}
