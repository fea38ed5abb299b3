package org.houzhen.server.reconciliation;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.houzhen.server.channel.ChannelBill;
import org.houzhen.server.hospital.TransactionQuery;
import org.houzhen.server.ledger.Ledger;
import org.houzhen.server.payment.Cashier;
import org.houzhen.server.refund.RefundDesk;
import org.houzhen.server.staff.StaffNames;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the reconciliation together; a channel without a bill is not compared. */
@Configuration(proxyBeanMethods = false)
class ReconciliationConfiguration {
    @Bean
    OurSide ourSide(Ledger ledger, Cashier cashier, RefundDesk refunds, @Value("${houzhen.time-zone}") ZoneId zone) {
        return new OurSide(ledger, cashier, refunds, zone);
    }

    @Bean
    ReconciliationBook reconciliationBook(JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
        return new ReconciliationBook(jdbc, transactions, clock);
    }

    @Bean
    Reconciliation reconciliation(
            Optional<List<ChannelBill>> bills,
            TransactionQuery hospital,
            OurSide ours,
            ReconciliationBook book,
            Clock clock) {
        return new Reconciliation(bills.orElse(List.of()), hospital, ours, book, clock);
    }

    @Bean
    DayViews dayViews(
            Reconciliation reconciliation,
            ReconciliationBook book,
            Ledger ledger,
            StaffNames names,
            @Value("${houzhen.time-zone}") ZoneId zone) {
        return new DayViews(reconciliation, book, ledger, names, zone);
    }

    @Bean
    ReconciliationLoop reconciliationLoop(
            Reconciliation reconciliation,
            ReconciliationBook book,
            Clock clock,
            @Value("${houzhen.time-zone}") ZoneId zone) {
        return new ReconciliationLoop(reconciliation, book, clock, zone);
    }
}
