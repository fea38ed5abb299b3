package org.houzhen.server.ebill;

import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.EBillSheet;
import org.houzhen.wire.EBillView;
import org.houzhen.wire.OrderView;
import org.houzhen.wire.PrintEBill;
import org.houzhen.wire.ReportPrinted;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Fiscal e-bills, as terminals print them for a patient who is there. */
@RestController
@ConditionalOnProperty("houzhen.ebill.app-id")
@RequestMapping("/api/kiosk")
class EBillController {
    private static final int ID_MAX = 64;

    private final Copies copies;
    private final EBillSheets sheets;

    EBillController(Copies copies, EBillSheets sheets) {
        this.copies = copies;
        this.sheets = sheets;
    }

    @GetMapping("/patients/{patientId}/ebills")
    List<EBillView> bills(@PathVariable String patientId) {
        return copies.of(patientId);
    }

    /** A request repeated with the same key is answered with the same copy. */
    @PostMapping("/patients/{patientId}/ebill-copies")
    OrderView print(
            @PathVariable String patientId,
            @RequestHeader("Idempotency-Key") UUID key,
            @RequestBody PrintEBill request,
            Principal terminal) {
        requireOf(patientId, request);
        return copies.order(terminal.getName(), key, patientId, request.busNo());
    }

    private static void requireOf(String patientId, PrintEBill request) {
        ProblemException.require(
                request.busNo() != null && request.busNo().length() <= ID_MAX && patientId.equals(request.patientId()));
    }

    /** The same on A4; its file is fetched under the copy's number. */
    @PostMapping("/patients/{patientId}/ebill-sheets")
    EBillSheet printSheet(
            @PathVariable String patientId,
            @RequestHeader("Idempotency-Key") UUID key,
            @RequestBody PrintEBill request,
            Principal terminal) {
        requireOf(patientId, request);
        return sheets.count(terminal.getName(), key, patientId, request.busNo());
    }

    /** Only for the terminal that asked for the copy. It keeps none, so nothing between here and there may. */
    @GetMapping("/ebill-sheets/{copy}/file")
    ResponseEntity<byte[]> sheet(@PathVariable String copy, Principal terminal) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .body(sheets.file(terminal.getName(), copy));
    }

    /** Told again, it changes nothing. */
    @PostMapping("/ebill-sheets/{copy}/printed")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void printed(@PathVariable String copy, @RequestBody ReportPrinted report, Principal terminal) {
        ProblemException.require(report.jobId() != null && report.pages() >= 1);
        sheets.printed(terminal.getName(), copy);
    }
}
