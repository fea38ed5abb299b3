package org.houzhen.server.audit;

import java.time.Clock;
import org.houzhen.server.journal.Journal;
import org.houzhen.server.queue.DayBooks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is read for whoever asks afterwards. */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {
    @Bean
    DayBooks<ChangeBook> changeBooks(Journal journal, Clock clock) {
        return new DayBooks<>(journal, clock, ChangeBook::new, ChangeBook::catchUp);
    }
}
