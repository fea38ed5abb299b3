package org.houzhen.server.reconciliation;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.houzhen.server.channel.ChannelBill;
import org.houzhen.server.hospital.TransactionQuery;
import org.houzhen.server.insurance.InsuranceDesk;
import org.houzhen.server.insurance.InsurerStatement;
import org.houzhen.server.ledger.Ledger;
import org.houzhen.server.payment.Cashier;
import org.houzhen.server.payment.Channels;
import org.houzhen.server.payment.FirstOrder;
import org.houzhen.server.payment.SettledOrders;
import org.houzhen.server.refund.RefundDesk;
import org.houzhen.server.staff.StaffNames;
import org.houzhen.server.web.DueLoop;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the reconciliation together; a channel without a bill is not compared. */
@Configuration(proxyBeanMethods = false)
class ReconciliationConfiguration {
    @Bean
    OurSide ourSide(
            Ledger ledger,
            Remedies.Others others,
            CorrectionBook corrections,
            @Value("${houzhen.time-zone}") ZoneId zone) {
        return new OurSide(ledger, others.cashier(), others.refunds(), corrections, zone);
    }

    @Bean
    Reconciliation.Sides ourSides(
            OurSide ours,
            SettledOrders orders,
            RefundDesk refunds,
            Optional<InsurerStatement> insurer,
            @Value("${houzhen.time-zone}") ZoneId zone) {
        return new Reconciliation.Sides(
                ours, insurer.map(statement -> new OurSettlements(orders, refunds, statement, zone)));
    }

    @Bean
    ReconciliationBook reconciliationBook(JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
        return new ReconciliationBook(jdbc, transactions, clock);
    }

    @Bean
    Reconciliation reconciliation(
            Optional<List<ChannelBill>> bills,
            TransactionQuery hospital,
            Reconciliation.Sides sides,
            ReconciliationBook book,
            Clock clock) {
        return new Reconciliation(bills.orElse(List.of()), hospital, sides, book, clock);
    }

    @Bean
    DayViews dayViews(
            Reconciliation reconciliation,
            DayViews.Books books,
            StaffNames names,
            @Value("${houzhen.time-zone}") ZoneId zone) {
        return new DayViews(reconciliation, books, names, zone);
    }

    @Bean
    DayViews.Books dayBooks(
            ReconciliationBook differences, DueDays days, Acts acts, DayViews.Our ours, Decisions decisions) {
        return new DayViews.Books(differences, days, acts, ours, decisions);
    }

    @Bean
    DayViews.Our ourBooks(Ledger ledger, OurSide side) {
        return new DayViews.Our(ledger, side);
    }

    @Bean
    Acts differenceActs(JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
        return new Acts(jdbc, transactions, clock);
    }

    @Bean
    Remedies.Others remedyOthers(
            Cashier cashier, RefundDesk refunds, Channels channels, Optional<InsuranceDesk> insurer) {
        return new Remedies.Others(cashier, refunds, channels, insurer);
    }

    @Bean
    Remedies remedies(ReconciliationBook book, Acts acts, Remedies.Others others) {
        return new Remedies(book, acts, others);
    }

    @Bean
    DueDays dueDays(
            Reconciliation reconciliation,
            DueDays.Begun begun,
            JdbcClient jdbc,
            Clock clock,
            @Value("${houzhen.time-zone}") ZoneId zone) {
        return new DueDays(reconciliation, begun, jdbc, clock, zone);
    }

    @Bean
    DueDays.Begun firstMoney(FirstOrder orders, Ledger ledger) {
        return new DueDays.Begun(orders, ledger);
    }

    @Bean
    DayComparer dayComparer(Reconciliation reconciliation, DueDays days, Remedies remedies, Clock clock) {
        return new DayComparer(reconciliation, days, remedies, clock);
    }

    @Bean
    CorrectionBook correctionBook(JdbcClient jdbc, TransactionTemplate transactions, Acts acts, Clock clock) {
        return new CorrectionBook(jdbc, transactions, acts, clock);
    }

    @Bean
    Corrections corrections(CorrectionBook book, ReconciliationBook differences, Channels channels, Clock clock) {
        return new Corrections(book, differences, channels, clock);
    }

    @Bean
    DueLoop correctionLoop(Corrections corrections) {
        return new DueLoop("correction-clock", corrections::tick, corrections::tick);
    }

    @Bean
    Decisions differenceDecisions(
            ReconciliationBook book,
            Corrections returns,
            Decisions.Others decisionOthers,
            TransactionTemplate transactions,
            Clock clock) {
        return new Decisions(book, returns, decisionOthers, transactions, clock);
    }

    @Bean
    Decisions.Others decisionOthers(TransactionQuery hospital, Cashier cashier) {
        return new Decisions.Others(hospital, cashier.manual());
    }

    @Bean
    ReconciliationLoop reconciliationLoop(Reconciliation reconciliation, DayComparer comparer, DueDays days) {
        return new ReconciliationLoop(reconciliation, comparer, days);
    }
}
