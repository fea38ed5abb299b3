package org.houzhen.server.suspension;

import java.time.Clock;
import java.time.Duration;
import org.houzhen.server.hospital.Registrations;
import org.houzhen.server.journal.Journal;
import org.houzhen.server.queue.Areas;
import org.houzhen.server.registration.ClinicRefunds;
import org.houzhen.server.staff.StaffNames;
import org.houzhen.server.web.DueLoop;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts together who opens the refunds of cancelled clinics, and the list of the cash desk. */
@Configuration(proxyBeanMethods = false)
class SuspensionConfiguration {
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    @Bean
    Decisions decisions(JdbcClient jdbc, TransactionTemplate transactions) {
        return new Decisions(jdbc, transactions);
    }

    @Bean
    RefundOpener refundOpener(Journal journal, Decisions decisions, ClinicRefunds refunds, Areas areas, Clock clock) {
        return new RefundOpener(
                new DecisionReader(journal, decisions, clock),
                decisions,
                refunds::open,
                () -> areas.openToday().stream().map(areas::today).toList(),
                clock);
    }

    @Bean
    DueLoop suspensionLoop(RefundOpener opener) {
        return new DueLoop("suspension-clock", opener::start, opener::round, BETWEEN);
    }

    @Bean
    SuspendedVisitList suspendedVisits(
            Journal journal, Registrations registrations, ClinicRefunds refunds, Decisions decisions, Clock clock) {
        return new SuspendedVisitList(journal, registrations, refunds, decisions, clock);
    }

    @Bean
    Confirmations confirmations(JdbcClient jdbc, StaffNames names) {
        return new Confirmations(jdbc, names);
    }

    @Bean
    ConfirmationRules confirmationRules(Registrations registrations, ClinicRefunds refunds, Clock clock) {
        return new ConfirmationRules(registrations, refunds, clock);
    }
}
