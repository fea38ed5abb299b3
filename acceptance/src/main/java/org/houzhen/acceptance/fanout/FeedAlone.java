package org.houzhen.acceptance.fanout;

import java.time.Clock;
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
}
