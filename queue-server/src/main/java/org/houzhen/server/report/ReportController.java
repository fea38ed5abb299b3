package org.houzhen.server.report;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.HospitalErrorCode;
import org.houzhen.server.hospital.Reports;
import org.houzhen.server.kiosk.PatientsHere;
import org.houzhen.server.kiosk.TerminalPrincipal;
import org.houzhen.server.web.HospitalProblem;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.ReportPrinted;
import org.houzhen.wire.ReportView;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reports, as the machines that print them ask for them. */
@RestController
@RequestMapping("/api/kiosk")
class ReportController {
    private static final int PAGES_MAX = 1_000;

    private final Reports reports;
    private final PatientsHere here;
    private final Clock clock;

    ReportController(Reports reports, PatientsHere here, Clock clock) {
        this.reports = reports;
        this.here = here;
        this.clock = clock;
    }

    @GetMapping("/patients/{patientId}/reports")
    List<ReportView> list(@PathVariable String patientId, @AuthenticationPrincipal TerminalPrincipal terminal) {
        return reports.list(context(terminal), patientId).stream()
                .map(ReportViews::of)
                .toList();
    }

    /** A terminal keeps no copy, so nothing between here and there may. */
    @GetMapping("/reports/{id}/{version}/file")
    ResponseEntity<byte[]> file(
            @PathVariable String id, @PathVariable int version, @AuthenticationPrincipal TerminalPrincipal terminal) {
        requireOfPatientHere(id, terminal);
        Reports.ReportFile file = HospitalProblem.orThrow(reports.file(context(terminal), id, version));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .cacheControl(CacheControl.noStore())
                .body(file.content());
    }

    /** The same job reported twice counts once. */
    @PostMapping("/reports/{id}/{version}/printed")
    ResponseEntity<Void> printed(
            @PathVariable String id,
            @PathVariable int version,
            @RequestBody ReportPrinted request,
            @AuthenticationPrincipal TerminalPrincipal terminal) {
        ProblemException.require(request.jobId() != null);
        ProblemException.require(request.pages() >= 1 && request.pages() <= PAGES_MAX);
        var print = new Reports.Printed(id, version, request.jobId(), request.pages());
        HospitalProblem.orThrow(reports.markPrinted(context(terminal), print));
        return ResponseEntity.noContent().build();
    }

    /** A report's number can be guessed: of somebody who is not here, there is none. */
    private void requireOfPatientHere(String reportId, TerminalPrincipal terminal) {
        boolean found = here.at(terminal.terminalId()).stream()
                .flatMap(patient -> reports.list(context(terminal), patient).stream())
                .anyMatch(report -> report.id().equals(reportId));
        if (!found) {
            throw HospitalProblem.exception(HospitalErrorCode.REPORT_NOT_FOUND);
        }
    }

    private CallContext context(TerminalPrincipal terminal) {
        return CallContext.kiosk(UUID.randomUUID().toString(), terminal.terminalId(), clock.instant());
    }
}
