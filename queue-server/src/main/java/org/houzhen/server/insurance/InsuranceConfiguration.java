package org.houzhen.server.insurance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HexFormat;
import org.houzhen.server.web.DueLoop;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens the way to the insurer where the hospital's agreement is configured; elsewhere everybody pays privately. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("houzhen.insurance.institution")
@EnableConfigurationProperties(InsuranceSettings.class)
class InsuranceConfiguration {
    @Bean
    InsuranceTransport insuranceTransport(InsuranceSettings settings, Clock clock, SecureRandom random) {
        var http = new HttpPost(settings.baseUrl());
        InsuranceSettings.Sealed sealed = settings.sealed();
        if (sealed != null) {
            byte[] key = HexFormat.of().parseHex(read(sealed.key()));
            var keys = new SealedTransport.Keys(key, read(sealed.secret()), read(sealed.ours()), read(sealed.theirs()));
            return new SealedTransport(http, keys, random);
        }
        InsuranceSettings.Gateway gateway = settings.gateway();
        if (gateway == null) {
            throw new IllegalStateException("houzhen.insurance needs gateway.* or sealed.* to reach the insurer");
        }
        var secret = new GatewayTransport.Secret(gateway.account(), read(gateway.token()), gateway.digest());
        return new GatewayTransport(http, secret, clock, random);
    }

    @Bean
    CaseBook insuranceCaseBook(
            InsuranceSettings settings,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            Clock clock,
            @Value("${houzhen.time-zone}") ZoneId zone) {
        return new CaseBook(jdbc, transactions, new MessageNumbers(settings.institution(), clock, zone), clock);
    }

    @Bean
    InsurerLine insurerLine(
            InsuranceTransport transport,
            CaseBook book,
            InsuranceSettings settings,
            Clock clock,
            @Value("${houzhen.time-zone}") ZoneId zone) {
        return new InsurerLine(transport, book, settings, clock, zone);
    }

    @Bean
    ShownCredentials shownCredentials(Clock clock, SecureRandom random) {
        return new ShownCredentials(clock, random);
    }

    @Bean
    InsuranceDesk insuranceDesk(InsurerLine line, CaseBook book) {
        return new InsuranceDesk(book, new Insurer(line));
    }

    @Bean
    InsurerStatement insurerStatement(InsurerLine line, CaseBook book, InsuranceSettings settings) {
        return new StatementDesk(line, book, settings);
    }

    /** Takes back, again and again, what could not be taken back at once. */
    @Bean
    DueLoop insuranceClock(InsuranceDesk desk) {
        return new DueLoop("insurance-clock", () -> {}, desk::finishEnding, Duration.ofSeconds(30));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the key file " + file.getFileName(), e);
        }
    }
}
