package org.houzhen.server.phone;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.houzhen.server.queue.PathOffice;
import org.houzhen.server.queue.StopId;
import org.houzhen.server.queue.TicketOffice;
import org.houzhen.wire.PhoneVisit;
import org.houzhen.wire.TicketPath;

/** Makes what the phone shows of one visit: the queue's own sentences, and what to do now. Blocks. */
final class PhoneVisits {
    private static final Set<String> BEFORE_SIGN_IN = Set.of("ISSUED", "MISSED", "PARKED");

    private final TicketOffice office;
    private final PathOffice paths;
    private final boolean signInByPhone;
    private final Clock clock;

    PhoneVisits(TicketOffice office, PathOffice paths, boolean signInByPhone, Clock clock) {
        this.office = office;
        this.paths = paths;
        this.signInByPhone = signInByPhone;
        this.clock = clock;
    }

    PhoneVisit of(String visit) {
        boolean errand = StopId.isErrand(visit);
        Optional<TicketOffice.Place> place = office.find(visit);
        return place.flatMap(found -> paths.path(found.area(), found.ticket()).map(path -> view(found, path, errand)))
                .orElseGet(this::withoutNumber);
    }

    boolean maySignIn(String visit) {
        return signInByPhone
                && !StopId.isErrand(visit)
                && office.find(visit)
                        .filter(place -> BEFORE_SIGN_IN.contains(place.state()))
                        .isPresent();
    }

    private PhoneVisit view(TicketOffice.Place place, TicketPath path, boolean errand) {
        boolean may = signInByPhone && !errand && BEFORE_SIGN_IN.contains(path.state());
        return new PhoneVisit(
                path.at(),
                clock.getZone().getId(),
                path.number(),
                path.mark(),
                path.state(),
                place.areaName(),
                place.roomName(),
                errand
                        ? PhoneWords.atWindow(path.state(), place.roomName())
                        : PhoneWords.todo(
                                place.suspended() ? PhoneWords.SUSPENDED : path.state(), place.roomName(), may),
                path.place(),
                path.why(),
                path.expected(),
                path.before(),
                may);
    }

    private PhoneVisit withoutNumber() {
        return new PhoneVisit(
                clock.instant(),
                clock.getZone().getId(),
                null,
                "",
                "NONE",
                "",
                "",
                PhoneWords.todo("NONE", "", false),
                0,
                null,
                null,
                List.of(),
                false);
    }
}
