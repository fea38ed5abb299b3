package org.houzhen.server.registration;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.HospitalErrorCode;
import org.houzhen.server.hospital.HospitalUnavailableException;
import org.houzhen.server.hospital.Patient;
import org.houzhen.server.hospital.PatientIndex;
import org.houzhen.server.hospital.Station;
import org.houzhen.server.hospital.Stations;
import org.houzhen.server.queue.StopId;
import org.houzhen.server.queue.StopOffice;
import org.houzhen.server.queue.TicketOffice;
import org.houzhen.server.web.HospitalProblem;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.SignedIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives numbers for the cashier's windows to whoever has something to pay or to get back, with a visit today or without. */
final class WindowDesk {
    private static final Logger LOG = LoggerFactory.getLogger(WindowDesk.class);

    private final Stations stations;
    private final PatientIndex patients;
    private final StopOffice stops;
    private final TicketOffice office;
    private final Slips slips;
    private final Clock clock;

    WindowDesk(Ports ports, StopOffice stops, TicketOffice office, Slips slips, Clock clock) {
        this.stations = ports.stations();
        this.patients = ports.patients();
        this.stops = stops;
        this.office = office;
        this.slips = slips;
        this.clock = clock;
    }

    /** Whom it asks in the hospital. */
    record Ports(Stations stations, PatientIndex patients) {}

    /** Whether this hospital gives such numbers; one that does not answer gives none now. */
    boolean isOpen() {
        try {
            return !cashiers(CallContext.server("windows", clock.instant())).isEmpty();
        } catch (HospitalUnavailableException e) {
            LOG.debug("no window numbers: {}", e.getMessage());
            return false;
        }
    }

    SignedIn number(UUID key, String patientId, String terminal) {
        CallContext context = CallContext.kiosk(key.toString(), terminal, clock.instant());
        List<Station> cashiers = cashiers(context);
        if (cashiers.isEmpty()) {
            throw new ProblemException("NO_WINDOW_NUMBERS", "收费窗口不用取号，请直接到窗口排队。", 409);
        }
        Patient patient = patients.get(context, patientId)
                .orElseThrow(() -> HospitalProblem.exception(HospitalErrorCode.PATIENT_NOT_FOUND));
        StopOffice.Held held = stops.takeAtWindow(cashiers.stream()
                .map(station -> wish(StopId.errand(station.id(), key), station, patient))
                .toList());
        TicketOffice.Place place = office.find(held.id().asVisit()).orElseThrow();
        return new SignedIn(
                place.ticket(),
                place.areaName(),
                place.roomName(),
                place.state(),
                place.ahead(),
                place.activeFrom(),
                held.open() ? slips.atWindow(held.id(), patient, place, LocalDate.now(clock)) : null);
    }

    /** On several floors, or in several buildings, each with a line of its own. */
    private List<Station> cashiers(CallContext context) {
        return stations.all(context).stream()
                .filter(station -> station.kind() == Station.Kind.CASHIER)
                .toList();
    }

    private StopOffice.Wish wish(StopId id, Station station, Patient patient) {
        return new StopOffice.Wish(
                id,
                StopOffice.Place.of(station),
                patient.id(),
                patient.name(),
                patient.ageAt(LocalDate.now(clock)),
                Optional.empty(),
                Set.of(),
                0,
                0,
                true);
    }
}
