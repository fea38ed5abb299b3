package org.houzhen.server.bankcard;

import java.security.Principal;
import java.util.List;
import org.houzhen.wire.CardAttempt;
import org.houzhen.wire.CardOutcome;
import org.houzhen.wire.CardSale;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The door for the kiosks' half of a payment by card; to a terminal that did not open an order it does not exist. */
@RestController
@RequestMapping("/api/kiosk")
class CardSaleController {
    private final CardSales sales;

    CardSaleController(CardSales sales) {
        this.sales = sales;
    }

    @PostMapping("/orders/{tradeNo}/card-sale")
    CardSale ask(@PathVariable String tradeNo, @RequestBody CardAttempt attempt, Principal terminal) {
        return sales.ask(terminal.getName(), tradeNo, attempt.attempt());
    }

    @PostMapping("/orders/{tradeNo}/card-outcome")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void tell(@PathVariable String tradeNo, @RequestBody CardOutcome outcome, Principal terminal) {
        sales.tell(terminal.getName(), tradeNo, outcome);
    }

    /** What this terminal still has to give back, or to make sure that it was not taken. */
    @GetMapping("/card-sales/wanted-back")
    List<CardSale> wantedBack(Principal terminal) {
        return sales.wantedBack(terminal.getName());
    }
}
