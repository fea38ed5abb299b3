package org.houzhen.acceptance.fanout;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.houzhen.server.kiosk.TerminalPrincipal;
import org.houzhen.server.kiosk.Terminals;
import org.houzhen.server.screen.BoardSource;
import org.houzhen.server.speech.SentenceReader;
import org.houzhen.server.store.Store;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The server with its web server, its store and its screens, and nothing else that could take time. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan(basePackageClasses = {BoardSource.class, Store.class, SentenceReader.class})
@Import(BenchBoards.class)
class FeedAlone {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    SecureRandom random() {
        return new SecureRandom();
    }

    /** Screens on terminals are not measured. */
    @Bean
    Terminals noTerminals() {
        return new Terminals() {
            @Override
            public Optional<TerminalPrincipal> holding(String token) {
                return Optional.empty();
            }

            @Override
            public Set<String> digests() {
                return Set.of();
            }
        };
    }
}
