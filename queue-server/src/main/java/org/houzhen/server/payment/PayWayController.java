package org.houzhen.server.payment;

import java.util.List;
import org.houzhen.wire.PayBy;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells terminals how patients can pay here. */
@RestController
class PayWayController {
    private final Cashier cashier;

    PayWayController(Cashier cashier) {
        this.cashier = cashier;
    }

    @GetMapping("/api/kiosk/pay-ways")
    List<PayBy> ways() {
        return cashier.offered().stream()
                .map(means -> new PayBy(means.way().name(), means.channel().isEmpty() ? null : means.channel()))
                .toList();
    }
}
