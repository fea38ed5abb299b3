package org.houzhen.server.itinerary;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.Patient;
import org.houzhen.server.hospital.PatientIndex;
import org.houzhen.server.hospital.Registrations;
import org.houzhen.server.hospital.StationOrder;
import org.houzhen.server.hospital.Stations;
import org.houzhen.server.staff.StaffPrincipal;
import org.houzhen.server.web.ProblemException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Numbers for a patient who stands at a desk with a slip and without a number: for all that is paid and not done. */
@RestController
@RequestMapping("/api/desk/areas/{area}/stop-numbers")
class NumberController {
    private static final int CODE_MAX = 64;

    private final Guide guide;
    private final Ports ports;
    private final Clock clock;

    /** What it asks of the hospital. */
    record Ports(Registrations registrations, Stations stations, PatientIndex patients) {}

    NumberController(Guide guide, Ports ports, Clock clock) {
        this.guide = guide;
        this.ports = ports;
        this.clock = clock;
    }

    /** @param code a register number or a receipt number, as slips have it, or a patient number */
    record Wanted(String code) {}

    /**
     * What there is.
     *
     * @param open the stops with a number, those of today included
     * @param lapsed what was paid too long ago for one
     */
    record Numbers(List<Stop> open, List<Stop> lapsed) {}

    /** Asked again, the numbers are the same. */
    @PostMapping
    Numbers numbers(
            @AuthenticationPrincipal StaffPrincipal staff, @PathVariable String area, @RequestBody Wanted wanted) {
        String code = wanted.code() == null ? "" : wanted.code().strip();
        ProblemException.require(!code.isEmpty() && code.length() <= CODE_MAX);
        CallContext context = CallContext.desk("stop numbers", staff.staffId(), clock.instant());
        String patient = patient(context, code)
                .orElseThrow(() ->
                        new ProblemException("STOP_PATIENT_UNKNOWN", "没有找到这个患者。请扫挂号凭条或缴费凭条上的码，或输入登记号、收据号、患者号。", 404));
        List<Stop> open = guide.next(patient);
        List<Stop> lapsed = guide.earlier(patient).stream()
                .flatMap(visit -> visit.stops().stream())
                .filter(stop -> stop.state() == Stop.State.CANCELLED)
                .toList();
        return new Numbers(open, lapsed);
    }

    private Optional<String> patient(CallContext context, String code) {
        Stream<String> ofVisit = ports.registrations().get(context, code).stream()
                .map(registration -> registration.patient().id());
        return Stream.concat(ofVisit, ofReceipt(context, code))
                .findFirst()
                .or(() -> ports.patients().get(context, code).map(Patient::id));
    }

    private Stream<String> ofReceipt(CallContext context, String code) {
        return ports.stations().all(context).stream()
                .flatMap(station -> ports.stations().find(context, code, station.id()).stream())
                .map(StationOrder::patientId);
    }
}
