package org.houzhen.acceptance.printer;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.houzhen.kiosk.server.Answer;
import org.houzhen.kiosk.server.HospitalServer;
import org.houzhen.wire.Money;
import org.houzhen.wire.OrderState;
import org.houzhen.wire.OrderView;
import org.houzhen.wire.Slip;
import org.houzhen.wire.SlipPrinted;

/** As much of a server as owing slips takes: it lists an order until the terminal has told what became of its slip. */
final class OwnHospital {
    private final Map<String, OrderView> orders = new ConcurrentHashMap<>();
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /** A rare name is printed as dots; the number stands on the slip as text and as code. */
    OrderView owe(String number) {
        var slip = new Slip(
                "S-" + number,
                "挂号凭条",
                number,
                List.of(new Slip.Row("姓名", "王䶮"), new Slip.Row("科室", "呼吸内科门诊")),
                number,
                List.of("请凭此号到二楼候诊区签到，过号请到护士站。"),
                null,
                null,
                List.of(),
                null);
        var order = new OrderView(
                "T-" + number,
                "REGISTRATION",
                OrderState.DONE,
                new Money(2500),
                List.of(),
                null,
                null,
                null,
                slip,
                null,
                null,
                null);
        orders.put(order.tradeNo(), order);
        return order;
    }

    boolean stillLists(OrderView order) {
        return !told.contains(order.tradeNo());
    }

    void forgetAll() {
        orders.clear();
        told.clear();
    }

    HospitalServer server() {
        return (HospitalServer) Proxy.newProxyInstance(
                HospitalServer.class.getClassLoader(),
                new Class<?>[] {HospitalServer.class},
                (proxy, method, args) -> switch (method.getName()) {
                    case "order" -> Answer.done(orders.get((String) args[0]));
                    case "slipPrinted" -> hear((String) args[0], (SlipPrinted) args[1]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private Answer<HospitalServer.Nothing> hear(String tradeNo, SlipPrinted report) {
        if (orders.get(tradeNo).slip().id().equals(report.slipId())) {
            told.add(tradeNo);
        }
        return Answer.done(HospitalServer.Nothing.NOTHING);
    }
}
