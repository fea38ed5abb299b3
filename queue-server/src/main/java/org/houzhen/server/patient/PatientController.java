package org.houzhen.server.patient;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.Guardian;
import org.houzhen.server.hospital.NewPatient;
import org.houzhen.server.hospital.Outcome;
import org.houzhen.server.hospital.Patient;
import org.houzhen.server.hospital.PatientIndex;
import org.houzhen.server.kiosk.PatientsHere;
import org.houzhen.server.kiosk.TerminalPrincipal;
import org.houzhen.server.web.HospitalProblem;
import org.houzhen.server.web.PlainText;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.FindPatient;
import org.houzhen.wire.IdentityDocument;
import org.houzhen.wire.OpenRecord;
import org.houzhen.wire.PatientView;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who a patient is, as terminals ask for it. A name and a number are in bodies only, never in an address. */
@RestController
@RequestMapping("/api/kiosk/patients")
class PatientController {
    private static final int TEXT_MAX = 200;

    private final PatientIndex patients;
    private final PatientsHere here;
    private final Clock clock;

    PatientController(PatientIndex patients, PatientsHere here, Clock clock) {
        this.patients = patients;
        this.here = here;
        this.clock = clock;
    }

    @PostMapping("/find")
    PatientView find(@RequestBody FindPatient request, @AuthenticationPrincipal TerminalPrincipal terminal) {
        ProblemException.require(isDocument(request.document()) && isText(request.name()));
        return view(patients.find(context(terminal), request.document(), request.name()), terminal);
    }

    /** Opening a record that is there already finds it. */
    @PostMapping
    PatientView open(@RequestBody OpenRecord request, @AuthenticationPrincipal TerminalPrincipal terminal) {
        ProblemException.require(isDocument(request.document()) && isText(request.name()));
        ProblemException.require(request.sex() != null && request.birth() != null);
        ProblemException.require(PlainText.isPlain(text(request.phone()) + text(request.address())));
        var patient = new NewPatient(
                request.name(),
                request.document(),
                request.sex(),
                request.birth(),
                text(request.phone()),
                text(request.address()),
                Guardian.NONE);
        return view(patients.create(context(terminal), patient), terminal);
    }

    private PatientView view(Outcome<Patient> outcome, TerminalPrincipal terminal) {
        Patient patient = HospitalProblem.orThrow(outcome);
        here.identified(terminal.terminalId(), patient.id());
        return PatientViews.of(patient, LocalDate.now(clock));
    }

    private CallContext context(TerminalPrincipal terminal) {
        return CallContext.kiosk(UUID.randomUUID().toString(), terminal.terminalId(), clock.instant());
    }

    private static boolean isDocument(IdentityDocument document) {
        return document != null && document.type() != null && isText(document.number());
    }

    private static boolean isText(String text) {
        return text != null && !text.isBlank() && text.length() <= TEXT_MAX && PlainText.isPlain(text);
    }

    private static String text(String optional) {
        String text = Objects.requireNonNullElse(optional, "").strip();
        return text.substring(0, Math.min(text.length(), TEXT_MAX));
    }
}
