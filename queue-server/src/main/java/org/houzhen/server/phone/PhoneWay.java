package org.houzhen.server.phone;

import java.time.Clock;
import java.util.List;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.Registrations;
import org.houzhen.server.itinerary.Itineraries;
import org.houzhen.server.itinerary.Stop;
import org.houzhen.server.itinerary.Words;
import org.houzhen.wire.PhoneStop;
import org.houzhen.wire.TicketPath.Said;

/** The stops of one visit for the patient's phone: only those of the visit the link names. Blocks; asks the hospital. */
final class PhoneWay {
    private final Registrations registrations;
    private final Itineraries itineraries;
    private final Clock clock;

    PhoneWay(Registrations registrations, Itineraries itineraries, Clock clock) {
        this.registrations = registrations;
        this.itineraries = itineraries;
        this.clock = clock;
    }

    List<PhoneStop> of(VisitLinks.Found link) {
        CallContext context = CallContext.phone("", clock.instant());
        return registrations.get(context, link.visit()).stream()
                .flatMap(visit -> itineraries.of(visit.patient().id(), link.day()).stream())
                .filter(stop -> stop.visit().equals(link.visit()))
                .map(PhoneWay::stop)
                .toList();
    }

    private static PhoneStop stop(Stop stop) {
        return new PhoneStop(
                said(stop.title()),
                stop.about(),
                said(stop.place()),
                stop.state().name(),
                said(stop.note()),
                stop.ticket(),
                stop.ahead(),
                stop.walk());
    }

    private static Said said(Words words) {
        return new Said(words.zh(), words.en());
    }
}
