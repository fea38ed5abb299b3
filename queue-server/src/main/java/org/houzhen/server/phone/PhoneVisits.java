package org.houzhen.server.phone;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.houzhen.server.queue.PathOffice;
import org.houzhen.server.queue.StopId;
import org.houzhen.server.queue.TicketOffice;
import org.houzhen.server.registration.LaterDays;
import org.houzhen.server.registration.ReturnNews;
import org.houzhen.wire.OtherDays;
import org.houzhen.wire.PhoneVisit;
import org.houzhen.wire.TicketPath;
import org.houzhen.wire.TicketPath.Said;

/** Makes what the phone shows of one visit: the queue's own sentences, and what to do now. Blocks. */
final class PhoneVisits {
    private static final Set<String> BEFORE_SIGN_IN = Set.of("ISSUED", "MISSED", "PARKED");

    private static final Set<String> SIGNED_IN = Set.of("WAITING", "INVITED", "CALLED", "SERVING");

    private static final Set<String> OVER = Set.of("SERVING", "DONE", "CANCELLED", "NO_SHOW", "UNFINISHED");

    private final TicketOffice office;
    private final PathOffice paths;
    private final Clinic clinic;
    private final boolean signInByPhone;
    private final Clock clock;

    /** What is told, and offered, to patients of a cancelled clinic. */
    record Clinic(ReturnNews news, LaterDays days) {}

    PhoneVisits(TicketOffice office, PathOffice paths, Clinic clinic, boolean signInByPhone, Clock clock) {
        this.office = office;
        this.paths = paths;
        this.clinic = clinic;
        this.signInByPhone = signInByPhone;
        this.clock = clock;
    }

    PhoneVisit of(String visit) {
        Optional<TicketOffice.Place> place = office.find(visit);
        return place.flatMap(found -> paths.path(found.area(), found.ticket()).map(path -> view(visit, found, path)))
                .orElseGet(this::withoutNumber);
    }

    OtherDays otherDays(String visit) {
        return clinic.days().of(visit);
    }

    boolean maySignIn(String visit) {
        return isByPhoneIn(visit, BEFORE_SIGN_IN);
    }

    boolean isSignedIn(String visit) {
        return isByPhoneIn(visit, SIGNED_IN);
    }

    private boolean isByPhoneIn(String visit, Set<String> states) {
        return signInByPhone
                && !StopId.isErrand(visit)
                && office.find(visit)
                        .filter(place -> states.contains(place.state()))
                        .isPresent();
    }

    private PhoneVisit view(String visit, TicketOffice.Place place, TicketPath path) {
        boolean errand = StopId.isErrand(visit);
        boolean may = signInByPhone && !errand && BEFORE_SIGN_IN.contains(path.state());
        boolean mayMove = !errand && clinic.days().mayChoose(place, visit);
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
                        : mayMove ? toMove(visit, place) : todo(visit, place, path, may),
                path.place(),
                path.why(),
                path.expected(),
                path.before(),
                may,
                mayMove);
    }

    private Said toMove(String visit, TicketOffice.Place place) {
        return clinic.news().of(place, visit).orElse(PhoneWords.MAY_MOVE);
    }

    private Said todo(String visit, TicketOffice.Place place, TicketPath path, boolean may) {
        return clinic.news()
                .of(place, visit)
                .orElseGet(() -> PhoneWords.todo(
                        waitsInVain(place) ? PhoneWords.SUSPENDED : path.state(), place.roomName(), may));
    }

    private static boolean waitsInVain(TicketOffice.Place place) {
        return place.suspended() && !OVER.contains(place.state());
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
                false,
                false);
    }
}
