package org.houzhen.server.suspension;

import java.time.Clock;
import java.time.Duration;
import org.houzhen.server.hospital.OutpatientScheduling;
import org.houzhen.server.hospital.Registrations;
import org.houzhen.server.hospital.Rescheduling;
import org.houzhen.server.journal.Journal;
import org.houzhen.server.queue.Areas;
import org.houzhen.server.queue.Suspensions;
import org.houzhen.server.queue.TicketOffice;
import org.houzhen.server.registration.ClinicNumbers;
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
    MoveBook moveBook(JdbcClient jdbc, TransactionTemplate transactions) {
        return new MoveBook(jdbc, transactions);
    }

    @Bean
    SuspendedVisitList suspendedVisits(
            Journal journal, Registrations registrations, ClinicRefunds refunds, MoveDesk.Books books, Clock clock) {
        var decided = new SuspendedVisitList.Books(books.decisions(), books.moves());
        return new SuspendedVisitList(journal, registrations, refunds, decided, clock);
    }

    @Bean
    MoveDesk.Books suspensionBooks(MoveBook moves, Decisions decisions, Confirmations confirmations) {
        return new MoveDesk.Books(moves, decisions, confirmations);
    }

    @Bean
    MoveDesk.Queues suspensionQueues(Areas areas, TicketOffice office, Suspensions suspensions) {
        return new MoveDesk.Queues(areas, office, suspensions);
    }

    @Bean
    Offers offers(OutpatientScheduling scheduling, Rescheduling rescheduling, Clock clock) {
        return new Offers(scheduling, rescheduling, clock);
    }

    @Bean
    Mover mover(MoveBook moves, Rescheduling rescheduling, Clock clock) {
        return new Mover(moves, rescheduling, clock);
    }

    @Bean
    MoveDesk moveDesk(
            MoveDesk.Queues queues, Registrations registrations, MoveDesk.Books books, Offers offers, Mover mover) {
        return new MoveDesk(queues, registrations, books, offers, mover);
    }

    @Bean
    DayNumbers dayNumbers(MoveBook moves, Registrations registrations, ClinicNumbers numbers, Clock clock) {
        return new DayNumbers(moves, registrations, numbers, clock);
    }

    @Bean
    DueLoop moveLoop(Mover mover, DayNumbers numbers) {
        return new DueLoop(
                "move-clock",
                () -> {},
                () -> {
                    mover.round();
                    numbers.round();
                },
                BETWEEN);
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
