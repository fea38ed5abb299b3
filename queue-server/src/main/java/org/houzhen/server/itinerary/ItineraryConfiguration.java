package org.houzhen.server.itinerary;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.houzhen.server.hospital.PatientIndex;
import org.houzhen.server.hospital.Registrations;
import org.houzhen.server.hospital.Stations;
import org.houzhen.server.queue.StopOffice;
import org.houzhen.server.rules.Walks;
import org.houzhen.server.screen.BoardSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the itinerary together: the way of each patient, and the usher who opens the next stop. */
@Configuration(proxyBeanMethods = false)
class ItineraryConfiguration {
    private static final Set<Stop.Kind> AFTER_THE_DOCTOR = Set.of(Stop.Kind.BLOOD, Stop.Kind.EXAM, Stop.Kind.PHARMACY);
    private static final Set<Stop.State> STILL_TO_GO = Set.of(Stop.State.OPEN, Stop.State.WAITING, Stop.State.CALLED);

    @Bean
    PaidOrders paidOrders(Stations stations, StopOffice office, Clock clock) {
        return new PaidOrders(stations, office, clock);
    }

    @Bean
    Way itineraries(Registrations registrations, PaidOrders paid, StopOffice office, Walks walks, Clock clock) {
        return new Way(registrations, paid, office, walks, clock);
    }

    @Bean
    Usher usher(Stations stations, PatientIndex patients, StopOffice office, Clock clock) {
        return new Usher(stations, patients, office, clock);
    }

    @Bean
    Guide guide(Usher usher, Way way, Clock clock) {
        return new Guide() {
            @Override
            public List<Stop> next(String patientId) {
                usher.guide(patientId);
                return way.of(patientId, LocalDate.now(clock)).stream()
                        .filter(ItineraryConfiguration::isOpenAfterTheDoctor)
                        .toList();
            }

            @Override
            public List<Earlier> earlier(String patientId) {
                return way.earlier(patientId);
            }
        };
    }

    private static boolean isOpenAfterTheDoctor(Stop stop) {
        return AFTER_THE_DOCTOR.contains(stop.kind()) && !stop.ticket().isEmpty() && STILL_TO_GO.contains(stop.state());
    }

    @Bean
    NumberController.Ports numberPorts(Registrations registrations, Stations stations, PatientIndex patients) {
        return new NumberController.Ports(registrations, stations, patients);
    }

    @Bean
    UsherLoop usherLoop(Usher usher, Stations stations, BoardSource boards, Clock clock) {
        return new UsherLoop(usher, stations, boards, clock);
    }
}
