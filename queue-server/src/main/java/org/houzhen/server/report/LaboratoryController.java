package org.houzhen.server.report;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.Laboratory;
import org.houzhen.server.hospital.Patient;
import org.houzhen.server.hospital.Sample;
import org.houzhen.server.staff.StaffPrincipal;
import org.houzhen.server.web.HospitalProblem;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.ReportView;
import org.houzhen.wire.Sex;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The laboratory's worklist and what is done to its samples. */
@RestController
@RequestMapping("/api/desk/laboratory")
class LaboratoryController {
    private static final int VALUES_MAX = 200;

    /** Values by the code of what was measured. */
    record Results(Map<String, String> values) {
        @Override
        public String toString() {
            return "Results[…]";
        }
    }

    /** Whose sample it is, as the bench must see it to compare it with the tube. */
    record SamplePatient(String name, String sexAndAge) {
        @Override
        public String toString() {
            return "SamplePatient[…]";
        }
    }

    /** One sample as the bench sees it. */
    record SampleView(
            String sampleNo,
            String registerNo,
            SamplePatient patient,
            String panel,
            String specimen,
            String state,
            Instant paidAt,
            List<Sample.Analyte> analytes) {
        @Override
        public String toString() {
            return "SampleView[" + sampleNo + "]";
        }
    }

    private final Laboratory laboratory;
    private final Clock clock;

    LaboratoryController(Laboratory laboratory, Clock clock) {
        this.laboratory = laboratory;
        this.clock = clock;
    }

    @GetMapping("/worklist")
    List<SampleView> worklist(@AuthenticationPrincipal StaffPrincipal person) {
        return laboratory.worklist(context(person)).stream().map(this::view).toList();
    }

    @PostMapping("/samples/{no}/receive")
    SampleView receive(@PathVariable String no, @AuthenticationPrincipal StaffPrincipal person) {
        return view(HospitalProblem.orThrow(laboratory.receive(context(person), no)));
    }

    @PostMapping("/samples/{no}/results")
    SampleView results(
            @PathVariable String no, @RequestBody Results results, @AuthenticationPrincipal StaffPrincipal person) {
        ProblemException.require(results.values() != null && results.values().size() <= VALUES_MAX);
        ProblemException.require(results.values().values().stream().noneMatch(Objects::isNull));
        return view(HospitalProblem.orThrow(laboratory.record(context(person), no, results.values())));
    }

    @PostMapping("/samples/{no}/audit")
    ReportView audit(@PathVariable String no, @AuthenticationPrincipal StaffPrincipal person) {
        return ReportViews.of(HospitalProblem.orThrow(laboratory.audit(context(person), no, person.name())));
    }

    private CallContext context(StaffPrincipal person) {
        return CallContext.desk(UUID.randomUUID().toString(), person.staffId(), clock.instant());
    }

    private SampleView view(Sample sample) {
        return new SampleView(
                sample.sampleNo(),
                sample.registerNo(),
                new SamplePatient(sample.patient().name(), sexAndAge(sample.patient())),
                sample.panel(),
                sample.specimen(),
                sample.state().name(),
                sample.paidAt(),
                sample.analytes());
    }

    private String sexAndAge(Patient patient) {
        String age = patient.ageAt(LocalDate.now(clock)) + " 岁";
        return patient.sex() == Sex.UNKNOWN ? age : (patient.sex() == Sex.MALE ? "男 " : "女 ") + age;
    }
}
