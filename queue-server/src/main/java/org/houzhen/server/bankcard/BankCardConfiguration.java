package org.houzhen.server.bankcard;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Set;
import org.houzhen.server.channel.PaymentChannel;
import org.houzhen.server.payment.Cashier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts payment by card together. Where the hospital has no agreement with a bank it is not offered; what was begun before
 * is followed all the same, and kiosks can always tell.
 */
@Configuration(proxyBeanMethods = false)
class BankCardConfiguration {
    private static final int AFTER_ALIPAY = 3;

    @Bean
    CardTrades cardTrades(JdbcClient jdbc, Clock clock) {
        return new CardTrades(jdbc, clock);
    }

    @Bean
    @Order(AFTER_ALIPAY)
    PaymentChannel cardChannel(
            CardTrades cardTrades,
            CardStatements cardStatements,
            @Value("${houzhen.bank-card.offered:false}") boolean offered,
            @Value("${houzhen.time-zone}") ZoneId zone) {
        return new CardChannel(cardTrades, new SaleAtBank(cardStatements, cardTrades, zone), offered);
    }

    /** @param terminals the bank's numbers of the kiosks' card terminals, where its statement lists others too */
    @Bean
    CardBill cardBill(
            CardStatements cardStatements,
            CardTrades cardTrades,
            @Value("${houzhen.bank-card.offered:false}") boolean offered,
            @Value("${houzhen.bank-card.terminals:}") Set<String> terminals,
            @Value("${houzhen.time-zone}") ZoneId zone) {
        return new CardBill(cardStatements, cardTrades, new CardBill.Agreement(offered, terminals, zone));
    }

    @Bean
    CardStatements cardStatements(JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
        return new CardStatements(jdbc, transactions, clock);
    }

    @Bean
    CardSales cardSales(Cashier cashier, CardTrades cardTrades) {
        return new CardSales(cashier, cardTrades);
    }
}
