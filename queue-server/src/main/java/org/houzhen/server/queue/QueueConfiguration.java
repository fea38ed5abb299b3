package org.houzhen.server.queue;

import java.time.Clock;
import org.houzhen.server.hospital.PatientIndex;
import org.houzhen.server.journal.JdbcJournal;
import org.houzhen.server.journal.Journal;
import org.houzhen.server.screen.ScreenWatch;
import org.houzhen.server.store.Store;
import org.houzhen.server.store.Stores;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the queue together: journal, areas, boards, and whoever asks them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RuleProperties.class)
class QueueConfiguration {
    @Bean
    Store journalStore(Stores stores) {
        return stores.open("journal");
    }

    @Bean
    Journal journal(Store journalStore) {
        return new JdbcJournal(journalStore);
    }

    @Bean
    AreaBoards areaBoards(Clock clock) {
        return new AreaBoards(clock);
    }

    @Bean
    Areas areas(Journal journal, RuleProperties rules, Clock clock, AreaBoards boards) {
        return new Areas(journal, rules.toRuleBook(), clock, boards::show);
    }

    @Bean
    Openings openings(Areas areas) {
        return new Openings(areas);
    }

    @Bean
    Transfers transfers(Areas areas, Openings openings) {
        return new Transfers(areas, openings);
    }

    @Bean
    TicketOffice ticketOffice(Areas areas, Openings openings) {
        return new TicketDesk(areas, openings);
    }

    @Bean
    ShownOn shownOn(ScreenWatch watch) {
        return new HallScreens(watch);
    }

    @Bean
    PatientNames patientNames(PatientIndex index, Clock clock) {
        return new PatientNames(index, clock);
    }
}
