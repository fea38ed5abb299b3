package org.houzhen.server.payment;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.houzhen.wire.ManualOrder;
import org.houzhen.wire.Problem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Lists the orders that a person must decide, and before them those of which the channel or the hospital has not said for
 * a day what became of them. It only tells: no money moves from here.
 */
@RestController
class ManualOrderController {
    private static final int LIMIT = 200;
    private static final String STILL_OPEN = "STILL_OPEN";

    private final PaymentOrders orders;
    private final Cashier.Site site;

    ManualOrderController(PaymentOrders orders, Cashier.Site site) {
        this.orders = orders;
        this.site = site;
    }

    @GetMapping("/api/desk/manual-orders")
    List<ManualOrder> manual() {
        Instant overdue = Pace.overdueBefore(site.clock().instant().atZone(site.zone()));
        return Stream.concat(
                        orders.openSince(overdue, LIMIT).stream().map(order -> view(order, STILL_OPEN)),
                        orders.manual(LIMIT).stream().map(order -> view(order, why(order))))
                .toList();
    }

    private static String why(PaymentOrder order) {
        return order.problem().map(Problem::code).orElse("UNKNOWN_RESULT");
    }

    private static ManualOrder view(PaymentOrder order, String code) {
        return new ManualOrder(
                order.tradeNo().value(),
                order.origin().kind(),
                order.hold().description(),
                order.amount(),
                order.channelNo(),
                code,
                order.origin().at(),
                order.progress().since());
    }
}
