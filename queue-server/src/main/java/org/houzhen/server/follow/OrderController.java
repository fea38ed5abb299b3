package org.houzhen.server.follow;

import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.houzhen.server.channel.AuthCode;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.payment.Cashier;
import org.houzhen.server.payment.Means;
import org.houzhen.server.payment.PaymentOrder;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.Agreement;
import org.houzhen.wire.OrderView;
import org.houzhen.wire.PaymentCode;
import org.houzhen.wire.SlipPrinted;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Orders as the terminal that opened them follows them; to any other terminal they do not exist. */
@RestController
@RequestMapping("/api/kiosk/orders")
class OrderController {
    private final Cashier cashier;
    private final List<FollowedOrders> others;

    OrderController(Cashier cashier, List<FollowedOrders> others) {
        this.cashier = cashier;
        this.others = others;
    }

    @GetMapping("/{tradeNo}")
    OrderView order(@PathVariable String tradeNo, Principal terminal) {
        return other(tradeNo, terminal).orElseGet(() -> OrderViews.of(own(tradeNo, terminal)));
    }

    private Optional<OrderView> other(String number, Principal terminal) {
        return others.stream()
                .flatMap(each -> each.find(terminal.getName(), number).stream())
                .findFirst();
    }

    /** The code is in the body, never in the address; shown again, it changes nothing. */
    @PostMapping("/{tradeNo}/payment-code")
    OrderView paymentCode(@PathVariable String tradeNo, @RequestBody PaymentCode shown, Principal terminal) {
        PaymentOrder order = own(tradeNo, terminal);
        AuthCode code = AuthCode.parse(shown.code())
                .orElseThrow(() -> new ProblemException(
                        "PAYMENT_CODE_UNKNOWN", "这不是付款码，没有扣款。请出示微信或支付宝的付款码。", HttpStatus.CONFLICT.value()));
        return OrderViews.of(cashier.showCode(order.tradeNo(), code));
    }

    /** The patient agrees to what the insurer pays; said again, it changes nothing. */
    @PostMapping("/{tradeNo}/agreement")
    OrderView agreement(@PathVariable String tradeNo, @RequestBody Agreement agreement, Principal terminal) {
        return OrderViews.of(cashier.agree(own(tradeNo, terminal).tradeNo(), Means.of(agreement.payBy())));
    }

    @PostMapping("/{tradeNo}/cancel")
    OrderView cancel(@PathVariable String tradeNo, Principal terminal) {
        return OrderViews.of(cashier.cancel(own(tradeNo, terminal).tradeNo()));
    }

    @GetMapping("/unsettled")
    List<OrderView> unsettled(Principal terminal) {
        Stream<OrderView> own = cashier.unsettled(terminal.getName()).stream().map(OrderViews::of);
        return Stream.concat(own, others.stream().flatMap(each -> each.unsettled(terminal.getName()).stream()))
                .toList();
    }

    /** Proven or not, the terminal prints no more of it by itself. */
    @PostMapping("/{tradeNo}/slip")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void slip(@PathVariable String tradeNo, @RequestBody SlipPrinted printed, Principal terminal) {
        Optional<OrderView> other = other(tradeNo, terminal);
        OrderView order = other.orElseGet(() -> OrderViews.of(own(tradeNo, terminal)));
        if (order.slip() == null || !order.slip().id().equals(printed.slipId())) {
            throw new ProblemException("SLIP_UNKNOWN", "没有这张凭条。", HttpStatus.NOT_FOUND.value());
        }
        if (other.isPresent()) {
            others.forEach(each -> each.slipPrinted(tradeNo));
        } else {
            cashier.slipPrinted(own(tradeNo, terminal).tradeNo(), printed.confirmed());
        }
    }

    private PaymentOrder own(String tradeNo, Principal terminal) {
        return TradeNo.parse(tradeNo)
                .flatMap(cashier::find)
                .filter(order -> order.origin().terminal().equals(terminal.getName()))
                .orElseThrow(() -> new ProblemException(
                        "ORDER_NOT_FOUND", "没有找到这笔交易。请核对交易号，或到人工窗口查询。", HttpStatus.NOT_FOUND.value()));
    }
}
