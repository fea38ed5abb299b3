package org.houzhen.server.follow;

import java.util.List;
import org.houzhen.server.payment.Cashier;
import org.houzhen.wire.PayBills;
import org.houzhen.wire.PayBy;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells terminals how patients can pay here, and who pays with them. */
@RestController
class PayWayController {
    private final Cashier cashier;

    PayWayController(Cashier cashier) {
        this.cashier = cashier;
    }

    /** Who can pay a part for the patient; empty where everybody pays privately. */
    @GetMapping("/api/kiosk/payers")
    List<String> payers() {
        return cashier.insures() ? List.of(PayBills.INSURANCE) : List.of();
    }

    @GetMapping("/api/kiosk/pay-ways")
    List<PayBy> ways() {
        return cashier.offered().stream()
                .map(means -> new PayBy(means.way().name(), means.channel().isEmpty() ? null : means.channel()))
                .toList();
    }
}
