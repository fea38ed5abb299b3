package org.houzhen.server.refund;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.follow.FollowedOrders;
import org.houzhen.server.payment.Cashier;
import org.houzhen.server.payment.Channels;
import org.houzhen.server.payment.PaymentOrder;
import org.houzhen.server.payment.Workers;
import org.houzhen.server.web.DueLoop;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the refund desk together. */
@Configuration(proxyBeanMethods = false)
class RefundConfiguration {
    @Bean
    Refunds refunds(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            Clock clock,
            Cashier cashier,
            List<RefundListener> listeners) {
        return refunds(jdbc, transactions, clock, cashier::find, listeners);
    }

    static Refunds refunds(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            Clock clock,
            Function<TradeNo, Optional<PaymentOrder>> orders) {
        return refunds(jdbc, transactions, clock, orders, List.of());
    }

    static Refunds refunds(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            Clock clock,
            Function<TradeNo, Optional<PaymentOrder>> orders,
            List<RefundListener> listeners) {
        return new Refunds(
                jdbc,
                transactions,
                clock,
                tradeNo -> orders.apply(tradeNo)
                        .map(order -> order.means().channel())
                        .orElseThrow(),
                listeners);
    }

    @Bean
    Till refundTill(Cashier cashier, Channels channels) {
        return new Till(cashier, channels);
    }

    @Bean
    Reversal unpostedReversal(Cashier cashier) {
        return new UnpostedReversal(cashier);
    }

    @Bean
    RefundSaga refundSaga(Refunds refunds, Till refundTill, List<Reversal> reversals, Cashier.Site site) {
        return saga(refunds, refundTill, reversals, site);
    }

    static RefundSaga saga(Refunds refunds, Till till, List<Reversal> reversals, Cashier.Site site) {
        var slips = new RefundSlips(site.zone(), till);
        return new RefundSaga(new RefundCalls(refunds, site.clock()), till, slips, reversals);
    }

    @Bean
    RefundDesk refundDesk(Cashier cashier, Refunds refunds, RefundSaga saga, Cashier.Site site, Workers workers) {
        return new RefundDesk(cashier, refunds, saga, site, workers);
    }

    @Bean
    FollowedOrders followedRefunds(RefundDesk desk) {
        return new FollowedRefunds(desk);
    }

    @Bean
    DueLoop refundLoop(RefundDesk desk) {
        return new DueLoop("refund-clock", desk::resume, desk::tick);
    }
}
