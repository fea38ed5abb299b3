package org.houzhen.server.registration;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import org.houzhen.server.hospital.Billing;
import org.houzhen.server.hospital.InsuranceFacts;
import org.houzhen.server.hospital.OutpatientScheduling;
import org.houzhen.server.hospital.PatientIndex;
import org.houzhen.server.hospital.Registrations;
import org.houzhen.server.hospital.Stations;
import org.houzhen.server.hospital.TransactionQuery;
import org.houzhen.server.insurance.InsuranceDesk;
import org.houzhen.server.insurance.ShownCredentials;
import org.houzhen.server.itinerary.Guide;
import org.houzhen.server.kiosk.TerminalService;
import org.houzhen.server.ledger.Ledger;
import org.houzhen.server.payment.Cashier;
import org.houzhen.server.payment.Channels;
import org.houzhen.server.payment.CoPayer;
import org.houzhen.server.payment.Purpose;
import org.houzhen.server.queue.StopOffice;
import org.houzhen.server.queue.TicketOffice;
import org.houzhen.server.refund.RefundDesk;
import org.houzhen.server.refund.Reversal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the purposes of orders and the sign-in desk together. */
@Configuration(proxyBeanMethods = false)
class RegistrationConfiguration {
    @Bean
    PaymentMethods paymentMethods(Channels channels) {
        return new PaymentMethods(channels);
    }

    @Bean
    Slips slips(@Value("${houzhen.time-zone}") ZoneId zone, PaymentMethods methods, Optional<SlipLinks> links) {
        return new Slips(new Words(zone), methods, links.orElse(SlipLinks.NONE));
    }

    @Bean
    Tickets tickets(TicketOffice office) {
        return new Tickets(office);
    }

    @Bean
    RegistrationPurpose.Issue registrationIssue(Tickets tickets, Slips slips, PaymentMethods methods) {
        return new RegistrationPurpose.Issue(tickets, slips, methods);
    }

    @Bean
    Purpose registrationPurpose(
            OutpatientScheduling scheduling,
            Registrations registrations,
            TransactionQuery transactions,
            RegistrationPurpose.Issue issue,
            Clock clock) {
        return new RegistrationPurpose(scheduling, registrations, transactions, issue, clock);
    }

    @Bean
    BillsPurpose.Issue billsIssue(PatientIndex patients, Slips slips, PaymentMethods methods, Guide guide) {
        return new BillsPurpose.Issue(patients, slips, methods, guide);
    }

    @Bean
    Purpose billsPurpose(Billing billing, TransactionQuery transactions, BillsPurpose.Issue issue, Clock clock) {
        return new BillsPurpose(billing, transactions, issue, clock);
    }

    @Bean
    @ConditionalOnProperty("houzhen.insurance.institution")
    CoPayer visitInsurance(
            InsuranceDesk desk,
            ShownCredentials credentials,
            InsuranceFacts facts,
            Clock clock,
            @Value("${houzhen.time-zone}") ZoneId zone) {
        return new VisitInsurance(desk, credentials, facts, clock, zone);
    }

    @Bean
    Reversal registrationReversal(Registrations registrations, TicketOffice office, Clock clock) {
        return new RegistrationReversal(registrations, office, clock);
    }

    @Bean
    Reversal billsReversal(Billing billing, Clock clock) {
        return new BillsReversal(billing, clock);
    }

    @Bean
    Returns.Money returnMoney(Cashier cashier, RefundDesk refunds) {
        return new Returns.Money(cashier, refunds);
    }

    @Bean
    Returns returns(
            Registrations registrations,
            TicketOffice office,
            Returns.Money money,
            @Value("${houzhen.time-zone}") ZoneId zone,
            Clock clock) {
        return new Returns(registrations, office, money, new Words(zone), clock);
    }

    @Bean
    ClinicRefunds clinicRefunds(Registrations registrations, Returns returns, Returns.Money money, Clock clock) {
        return new ClinicRefunds(registrations, returns, money, clock);
    }

    @Bean
    ReturnNews returnNews(
            Registrations registrations,
            ClinicRefunds refunds,
            LaterDays laterDays,
            @Value("${houzhen.time-zone}") ZoneId zone,
            Clock clock) {
        return new ClinicNews(registrations, refunds, laterDays, new Words(zone), clock);
    }

    @Bean
    MoneyDesk.Ports moneyPorts(Registrations registrations, Billing billing) {
        return new MoneyDesk.Ports(registrations, billing);
    }

    @Bean
    MoneyDesk moneyDesk(MoneyDesk.Ports ports, Returns.Money money, Returns returns, Ledger ledger, Clock clock) {
        return new MoneyDesk(ports, money, returns, ledger, clock);
    }

    @Bean
    OrderNews orderNews(Cashier cashier, Channels channels, @Value("${houzhen.time-zone}") ZoneId zone) {
        return new OrderNews(cashier, channels, new Words(zone));
    }

    @Bean
    SignInDesk.Saying signInSaying(Slips slips, ReturnNews news, OrderNews orders, Guide guide) {
        return new SignInDesk.Saying(slips, news, orders, guide);
    }

    @Bean
    SignInDesk signInDesk(
            Registrations registrations, TicketOffice office, Tickets tickets, SignInDesk.Saying saying, Clock clock) {
        return new SignInDesk(registrations, office, tickets, saying, clock);
    }

    @Bean
    WindowDesk.Ports windowPorts(Stations stations, PatientIndex patients) {
        return new WindowDesk.Ports(stations, patients);
    }

    @Bean
    WindowDesk windowDesk(WindowDesk.Ports ports, StopOffice stops, TicketOffice office, Slips slips, Clock clock) {
        return new WindowDesk(ports, stops, office, slips, clock);
    }

    @Bean
    TerminalService windowNumbers(WindowDesk desk) {
        return new TerminalService("WINDOW", desk::isOpen);
    }

    @Bean
    PhoneSignIn phoneSignIn(SignInDesk desk) {
        return desk::signInByPhone;
    }

    @Bean
    Visits.Told visitsTold(ReturnNews news, Guide guide) {
        return new Visits.Told(news, guide);
    }

    @Bean
    Visits visits(
            Registrations registrations, TicketOffice office, Visits.Told told, LaterDays laterDays, Clock clock) {
        return new Visits(registrations, office, told, laterDays, clock);
    }

    @Bean
    ClinicNumbers clinicNumbers(Tickets tickets) {
        return tickets::take;
    }
}
