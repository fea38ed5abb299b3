package org.houzhen.server.calling;

import java.time.Clock;
import org.houzhen.server.hospital.OutpatientScheduling;
import org.houzhen.server.hospital.PatientIndex;
import org.houzhen.server.hospital.Registrations;
import org.houzhen.server.queue.Areas;
import org.houzhen.server.screen.BoardSource;
import org.houzhen.server.screen.ScreenWatch;
import org.houzhen.server.staff.Approvals;
import org.houzhen.server.web.OpenFeeds;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the desks of those who call numbers need beside the areas themselves. */
@Configuration(proxyBeanMethods = false)
class CallingConfiguration {
    @Bean
    ExtraNumberController.Ports extraPorts(
            OutpatientScheduling scheduling, PatientIndex patients, Registrations registrations) {
        return new ExtraNumberController.Ports(scheduling, patients, registrations);
    }

    @Bean
    ReasonReader reasonReader(Areas areas, PatientNames names) {
        return new ReasonReader(areas, names);
    }

    @Bean
    Warrants warrants(Approvals approvals) {
        return new Warrants(approvals);
    }

    @Bean
    ShownOn shownOn(ScreenWatch watch) {
        return new HallScreens(watch);
    }

    @Bean
    OpenFeeds deskFeeds(
            @Value("${houzhen.desk.feeds-max:4000}") int max,
            @Value("${houzhen.desk.feeds-per-address-max:200}") int perAddressMax) {
        return new OpenFeeds("desk", max, perAddressMax);
    }

    @Bean
    DeskFeed deskFeed(BoardSource boards, ShownOn shownOn, OpenFeeds deskFeeds) {
        return new DeskFeed(boards, shownOn, deskFeeds);
    }

    @Bean
    PatientNames patientNames(PatientIndex index, Clock clock) {
        return new PatientNames(index, clock);
    }
}
