package org.houzhen.server.ebill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.houzhen.server.kiosk.TerminalService;
import org.houzhen.server.payment.Cashier;
import org.houzhen.server.payment.SlipAddition;
import org.houzhen.server.refund.RefundDesk;
import org.houzhen.server.web.DueLoop;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens the way to the fiscal platform where the hospital's agreement is configured; elsewhere there are no e-bills. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("houzhen.ebill.app-id")
@EnableConfigurationProperties(EBillSettings.class)
class EBillConfiguration {
    @Bean
    EBillPlatform fiscalPlatform(
            EBillSettings settings, SecureRandom random, @Value("${houzhen.time-zone}") ZoneId zone) {
        var us = new FiscalLine.Party(settings.appId(), read(settings.key()));
        var line = new FiscalLine(settings.baseUrl(), us, settings.patience(), random);
        return new FiscalPlatform(line, settings, zone);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the key file " + file.getFileName(), e);
        }
    }

    @Bean
    EBillBook ebillBook(JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
        return new EBillBook(jdbc, transactions, clock);
    }

    @Bean
    Owing ebillOwing(EBillBook book) {
        return new Owing(book);
    }

    @Bean
    SlipAddition billOnSlip(EBillBook book) {
        return new BillOnSlip(book);
    }

    @Bean
    EBillDesk ebillDesk(EBillBook book, EBillPlatform platform, Orders orders, List<Billable> billables, Clock clock) {
        return new EBillDesk(book, platform, orders, billables, clock);
    }

    @Bean
    Orders ebillOrders(Cashier cashier, RefundDesk refunds) {
        return new Orders(cashier::find, refunds::of, cashier::hurry);
    }

    @Bean
    DueLoop ebillLoop(EBillDesk desk) {
        return new DueLoop("ebill-clock", () -> {}, desk::tick);
    }

    @Bean
    Copies ebillCopies(
            EBillBook book,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            Clock clock,
            @Value("${houzhen.time-zone}") ZoneId zone) {
        return new Copies(book, jdbc, transactions, clock, zone);
    }

    @Bean
    EBillSheets ebillSheets(EBillBook book, Copies copies, Orders orders, List<Billable> billables, EBillPdf pdf) {
        return new EBillSheets(book, copies, orders, billables, pdf);
    }

    @Bean
    EBillPdf ebillPdf(@Value("${houzhen.hospital.name}") String hospital, @Value("${houzhen.time-zone}") ZoneId zone) {
        return new EBillPdf(hospital, zone);
    }

    @Bean
    TerminalService ebillService() {
        return new TerminalService("EBILLS");
    }
}
