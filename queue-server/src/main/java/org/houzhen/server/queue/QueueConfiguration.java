package org.houzhen.server.queue;

import java.time.Clock;
import org.houzhen.server.hospital.OutpatientScheduling;
import org.houzhen.server.hospital.Registrations;
import org.houzhen.server.hospital.Stations;
import org.houzhen.server.journal.JdbcJournal;
import org.houzhen.server.journal.Journal;
import org.houzhen.server.journal.StreamName;
import org.houzhen.server.rules.RulesInForce;
import org.houzhen.server.store.Store;
import org.houzhen.server.store.Stores;
import org.houzhen.server.web.SteadyClock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts the queue together: journal, areas, boards, and whoever asks them. */
@Configuration(proxyBeanMethods = false)
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
    VisitTeller visitTeller(
            Journal journal, JdbcClient jdbc, Registrations registrations, Stations stations, Clock clock) {
        return new VisitTeller(journal, new ToldPositions(jdbc), registrations, stations, clock);
    }

    @Bean
    VisitTellerLoop visitTellerLoop(VisitTeller teller) {
        return new VisitTellerLoop(teller);
    }

    @Bean
    Closings closings(Journal journal, JdbcClient jdbc) {
        return new Closings(journal, jdbc);
    }

    @Bean
    SteadyClock steadyClock(Clock clock) {
        return new SteadyClock(clock, System::nanoTime);
    }

    @Bean
    Areas areas(Journal journal, RulesInForce rules, Clock clock, AreaBoards boards, VisitTeller teller) {
        var areas = new Areas(journal, rules::book, clock, board -> {
            boards.show(board);
            teller.heard(new StreamName(board.epoch()));
        });
        rules.onChange(areas::adoptRules);
        return areas;
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
    Suspensions suspensions(Areas areas, Openings openings, OutpatientScheduling scheduling) {
        return new Suspensions(areas, openings, scheduling);
    }

    @Bean
    Extras extras(Areas areas, Openings openings) {
        return new Extras(areas, openings);
    }

    @Bean
    TicketOffice ticketOffice(Areas areas, Openings openings) {
        return new TicketDesk(areas, openings);
    }

    @Bean
    StopOffice stopOffice(Areas areas, Openings openings) {
        return new StopDesk(areas, openings);
    }

    @Bean
    PathOffice pathOffice(Areas areas, AreaBoards boards) {
        return new AreaPaths(areas, boards);
    }
}
