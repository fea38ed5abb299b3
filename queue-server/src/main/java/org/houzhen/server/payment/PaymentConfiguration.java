package org.houzhen.server.payment;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.houzhen.server.channel.PaymentChannel;
import org.houzhen.server.web.DueLoop;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the cashier together. Without a payment channel it still serves what costs nothing. */
@Configuration(proxyBeanMethods = false)
class PaymentConfiguration {
    private static final int WORKERS = 8;
    private static final int WAITING_MAX = 256;

    /** Ended after the loop; a call that is under way then is taken up again after the next start. */
    @Bean(destroyMethod = "shutdown")
    ExecutorService cashierWorkers() {
        return workers("cashier-");
    }

    /** As {@link #cashierWorkers}, for what may wait for the insurer. */
    @Bean(destroyMethod = "shutdown")
    ExecutorService insuredWorkers() {
        return workers("insured-");
    }

    private static ExecutorService workers(String name) {
        var number = new AtomicInteger();
        return new ThreadPoolExecutor(
                WORKERS, WORKERS, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(WAITING_MAX), task -> {
                    var thread = new Thread(task, name + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }

    @Bean
    Cashier.Site cashierSite(
            @Value("${houzhen.node:one}") String node,
            @Value("${houzhen.time-zone}") ZoneId zone,
            Clock clock,
            SecureRandom random) {
        return new Cashier.Site(node, clock, zone, random);
    }

    @Bean
    Pace cashierPace(
            @Value("${houzhen.payment.code-life:5m}") Duration codeLife,
            @Value("${houzhen.payment.poll:3s}") Duration poll) {
        return new Pace(codeLife, poll);
    }

    @Bean
    PaymentOrders paymentOrders(
            JdbcClient jdbc, TransactionTemplate transactions, Clock clock, List<OrderListener> listeners) {
        return new PaymentOrders(jdbc, transactions, clock, listeners, PaymentOrders.WAITS);
    }

    @Bean
    FirstOrder firstOrder(JdbcClient jdbc) {
        return new FirstOrder(jdbc);
    }

    @Bean
    SettledOrders settledOrders(PaymentOrders orders) {
        return new SettledOrders(orders);
    }

    @Bean
    Channels paymentChannels(List<PaymentChannel> channels) {
        return new Channels(channels);
    }

    @Bean
    Works paymentWorks(List<Purpose> purposes, Optional<CoPayer> insurer, Optional<SlipAddition> addition) {
        return new Works(purposes, insurer, addition.orElse(SlipAddition.NONE));
    }

    /** What orders are for, who pays a part of them, and what their slips say besides. */
    record Works(List<Purpose> purposes, Optional<CoPayer> insurer, SlipAddition addition) {}

    @Bean
    Saga paymentSaga(PaymentOrders orders, Channels channels, Works works, Pace pace, Cashier.Site site) {
        return saga(orders, channels, works, pace, site);
    }

    static Saga saga(PaymentOrders orders, Channels channels, List<Purpose> purposes, Pace pace, Cashier.Site site) {
        return saga(orders, channels, new Works(purposes, Optional.empty(), SlipAddition.NONE), pace, site);
    }

    static Saga saga(PaymentOrders orders, Channels channels, Works works, Pace pace, Cashier.Site site) {
        var asking = new Asking(orders, site.clock());
        var notices = new Notices(site.zone(), channels);
        var collecting = new Collecting(asking, channels, pace, notices, works.insurer());
        var insuring = new Insuring(asking, pace, collecting, works.insurer());
        Map<String, Purpose> byKind =
                works.purposes().stream().collect(Collectors.toMap(Purpose::kind, Function.identity()));
        var presenting = new Presenting(asking, channels, collecting);
        var returning = new Returning(asking, channels, notices);
        var parts = new Saga.Parts(
                collecting,
                insuring,
                presenting,
                new Telling(asking, collecting, insuring, new Telling.Paper(notices, works.addition())),
                returning,
                new Looking(asking, channels, insuring, presenting, returning));
        return new Saga(channels, parts, byKind);
    }

    @Bean
    Workers paymentWorkers(
            @Qualifier("cashierWorkers") ExecutorService others, @Qualifier("insuredWorkers") ExecutorService insured) {
        return new Workers(others, insured);
    }

    @Bean
    Cashier cashier(PaymentOrders orders, Saga saga, Cashier.Site site, Workers workers) {
        return new Cashier(orders, saga, site, workers);
    }

    @Bean
    DueLoop cashierLoop(Cashier cashier) {
        return new DueLoop("cashier-clock", cashier::resume, cashier::tick);
    }
}
