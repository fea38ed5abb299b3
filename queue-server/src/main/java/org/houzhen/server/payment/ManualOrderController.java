package org.houzhen.server.payment;

import java.util.List;
import org.houzhen.wire.ManualOrder;
import org.houzhen.wire.Problem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lists the orders that a person must decide. It only tells: no money moves from here. */
@RestController
class ManualOrderController {
    private static final int LIMIT = 200;

    private final PaymentOrders orders;

    ManualOrderController(PaymentOrders orders) {
        this.orders = orders;
    }

    @GetMapping("/api/desk/manual-orders")
    List<ManualOrder> manual() {
        return orders.manual(LIMIT).stream().map(ManualOrderController::view).toList();
    }

    private static ManualOrder view(PaymentOrder order) {
        return new ManualOrder(
                order.tradeNo().value(),
                order.origin().kind(),
                order.hold().description(),
                order.amount(),
                order.channelNo(),
                order.problem().map(Problem::code).orElse("UNKNOWN_RESULT"),
                order.origin().at(),
                order.progress().since());
    }
}
