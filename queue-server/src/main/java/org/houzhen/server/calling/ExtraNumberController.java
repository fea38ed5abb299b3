package org.houzhen.server.calling;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.houzhen.server.engine.Cause;
import org.houzhen.server.engine.Reason;
import org.houzhen.server.engine.TicketNumber;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.ClinicSession;
import org.houzhen.server.hospital.HospitalErrorCode;
import org.houzhen.server.hospital.Outcome;
import org.houzhen.server.hospital.OutpatientScheduling;
import org.houzhen.server.hospital.Patient;
import org.houzhen.server.hospital.PatientIndex;
import org.houzhen.server.hospital.Registrations;
import org.houzhen.server.queue.Areas;
import org.houzhen.server.queue.Extras;
import org.houzhen.server.queue.TicketOffice;
import org.houzhen.server.staff.Role;
import org.houzhen.server.staff.StaffPrincipal;
import org.houzhen.server.web.HospitalProblem;
import org.houzhen.server.web.PlainText;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.DeskAnswer;
import org.houzhen.wire.ExtraPatient;
import org.houzhen.wire.FindForExtra;
import org.houzhen.wire.GiveExtra;
import org.houzhen.wire.IdentityDocument;
import org.houzhen.wire.OpenExtras;
import org.houzhen.wire.TakeExtraBack;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The doctor of a clinic consents to an extra number (加号) for a patient whom the hospital knows. Nobody else can. */
@RestController
@RequestMapping("/api/desk/areas/{area}/queues/{queue}")
class ExtraNumberController {
    private static final int NUMBER_MAX = 64;
    private static final int NAME_MAX = 50;
    private static final Pattern RESIDENT = Pattern.compile("\\d{17}[0-9Xx]");

    private final Areas areas;
    private final Extras extras;
    private final Ports ports;
    private final ReasonReader reasons;
    private final PatientNames names;

    /** What it asks of the hospital. */
    record Ports(OutpatientScheduling scheduling, PatientIndex patients, Registrations registrations) {}

    ExtraNumberController(Areas areas, Extras extras, Ports ports, ReasonReader reasons, PatientNames names) {
        this.areas = areas;
        this.extras = extras;
        this.ports = ports;
        this.reasons = reasons;
        this.names = names;
    }

    /** A document's number is personal: it comes in the body, and is kept nowhere. */
    @PostMapping("/extra-patient")
    ExtraPatient find(
            @AuthenticationPrincipal StaffPrincipal staff,
            @PathVariable String area,
            @PathVariable String queue,
            @RequestBody FindForExtra wanted) {
        CallContext context = context(staff, "extra");
        TicketOffice.Line line = ownLine(staff, context, area, queue);
        Patient patient = patient(context, area, wanted).orElseThrow(ExtraNumberController::unknown);
        PatientNames.Who who = names.keep(patient);
        return new ExtraPatient(patient.id(), who.name(), who.sexAndAge(), extras.left(line));
    }

    /** A request repeated with the same key is answered as the first time. */
    @PostMapping("/extras")
    DeskAnswer consent(
            @AuthenticationPrincipal StaffPrincipal staff,
            @RequestHeader("Idempotency-Key") UUID key,
            @PathVariable String area,
            @PathVariable String queue,
            @RequestBody GiveExtra request) {
        CallContext context = context(staff, key.toString());
        TicketOffice.Line line = ownLine(staff, context, area, queue);
        ProblemException.require(isNumber(request.patientId()));
        Patient patient =
                ports.patients().get(context, request.patientId()).orElseThrow(ExtraNumberController::unknown);
        names.keep(patient); // So that a note that names the patient is refused.
        Reason reason = reasons.read(area, request, patient.name());
        var cause = new Cause(key, staff.actor(), areas.now());
        return DeskAnswers.of(extras.consent(cause, line, patient.id(), reason));
    }

    /** What may still be taken back, the first consented to first. */
    @GetMapping("/extras")
    OpenExtras open(
            @AuthenticationPrincipal StaffPrincipal staff, @PathVariable String area, @PathVariable String queue) {
        TicketOffice.Line line = ownLine(staff, context(staff, "extras"), area, queue);
        return new OpenExtras(
                extras.left(line), extras.open(line).stream().map(this::waiting).toList());
    }

    private OpenExtras.Consent waiting(String patient) {
        PatientNames.Who who = names.who(patient);
        return new OpenExtras.Consent(patient, who.name(), who.sexAndAge());
    }

    /** A request repeated with the same key is answered as the first time. */
    @PostMapping("/extras/taken-back")
    DeskAnswer takeBack(
            @AuthenticationPrincipal StaffPrincipal staff,
            @RequestHeader("Idempotency-Key") UUID key,
            @PathVariable String area,
            @PathVariable String queue,
            @RequestBody TakeExtraBack request) {
        TicketOffice.Line line = ownLine(staff, context(staff, key.toString()), area, queue);
        ProblemException.require(isNumber(request.patientId()));
        var cause = new Cause(key, staff.actor(), areas.now());
        return DeskAnswers.of(extras.takeBack(cause, line, request.patientId()));
    }

    /** The consent is the doctor's own: a nurse may ask for it, and not give it. */
    private TicketOffice.Line ownLine(StaffPrincipal staff, CallContext context, String area, String queue) {
        ClinicSession session = ClinicDeskController.session(ports.scheduling(), context, queue);
        if (staff.role() != Role.DOCTOR || !ClinicDeskController.maySitDown(staff, session)) {
            throw new ProblemException("EXTRA_DOCTOR_ONLY", "加号要由出这个门诊的医生本人同意。请医生在自己的工作站办理。", 403);
        }
        ProblemException.require(session.area().equals(area));
        return TicketOffice.Line.of(session);
    }

    private Optional<Patient> patient(CallContext context, String area, FindForExtra wanted) {
        ProblemException.require(isNumber(wanted.number()));
        String number = wanted.number().strip();
        if (RESIDENT.matcher(number).matches()) {
            return ofDocument(context, number, wanted.name());
        }
        return ofTicket(area, number.toUpperCase(Locale.ROOT))
                .or(() -> ports.registrations()
                        .get(context, number)
                        .map(found -> found.patient().id()))
                .or(() -> Optional.of(number))
                .flatMap(id -> ports.patients().get(context, id));
    }

    private Optional<Patient> ofDocument(CallContext context, String number, String name) {
        if (name == null || name.isBlank()) {
            throw new ProblemException("EXTRA_NAME_MISSING", "按身份证号查找时，请同时填写姓名。", 400);
        }
        ProblemException.require(name.length() <= NAME_MAX && PlainText.isPlain(name));
        var document = new IdentityDocument(IdentityDocument.Type.RESIDENT_ID, number.toUpperCase(Locale.ROOT));
        Outcome<Patient> found = ports.patients().find(context, document, name.strip());
        return found instanceof Outcome.Rejected<Patient> no && no.code() == HospitalErrorCode.PATIENT_NOT_FOUND
                ? Optional.empty()
                : Optional.of(HospitalProblem.orThrow(found));
    }

    private Optional<String> ofTicket(String area, String number) {
        return areas.ask(
                area,
                moment -> moment.state()
                        .ticket(new TicketNumber(number))
                        .map(ticket -> ticket.issued().patient()));
    }

    private static boolean isNumber(String text) {
        return text != null && !text.isBlank() && text.length() <= NUMBER_MAX && PlainText.isPlain(text);
    }

    private static ProblemException unknown() {
        return new ProblemException("EXTRA_PATIENT_UNKNOWN", "没有找到这位患者。请核对号码；没有档案的，请患者先在自助机上放身份证建档。", 404);
    }

    private CallContext context(StaffPrincipal staff, String request) {
        return CallContext.desk(request, staff.staffId(), areas.now());
    }
}
