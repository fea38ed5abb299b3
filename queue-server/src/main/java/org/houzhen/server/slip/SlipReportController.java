package org.houzhen.server.slip;

import java.util.List;
import java.util.Set;
import org.houzhen.server.kiosk.TerminalPrincipal;
import org.houzhen.server.web.PlainText;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.SlipReport;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Hears from terminals which slips were not proven, and which of them were later. */
@RestController
@RequestMapping("/api/kiosk/slips")
class SlipReportController {
    private static final int SLIPS_MAX = 100;
    private static final int TEXT_MAX = 80;
    private static final Set<String> KINDS = Set.of("ORDER_SLIP", "SIGN_IN_SLIP", "WINDOW_SLIP");
    private static final Set<String> STATES = Set.of("UNKNOWN", "GIVEN_UP", SlipBook.PROVEN);

    private final SlipBook book;

    SlipReportController(SlipBook book) {
        this.book = book;
    }

    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void report(@AuthenticationPrincipal TerminalPrincipal terminal, @RequestBody SlipReport report) {
        if (report.slips() == null || report.slips().size() > SLIPS_MAX) {
            throw malformed();
        }
        List<SlipReport.Slip> wellFormed = report.slips().stream()
                .filter(SlipReportController::isWellFormed)
                .toList();
        book.report(terminal, new SlipReport(wellFormed)); // One that makes no sense hides no other.
        if (wellFormed.size() < report.slips().size()) {
            throw malformed();
        }
    }

    private static ProblemException malformed() {
        return new ProblemException("MALFORMED_REQUEST", "凭条状态格式不正确。", 400);
    }

    /** What is stored here is read at desks. */
    private static boolean isWellFormed(SlipReport.Slip slip) {
        return slip != null
                && isShort(slip.id())
                && isShort(slip.number())
                && slip.kind() != null
                && KINDS.contains(slip.kind())
                && slip.state() != null
                && STATES.contains(slip.state())
                && slip.copies() >= 0
                && slip.queuedAt() != null;
    }

    private static boolean isShort(String text) {
        return text != null && !text.isBlank() && text.length() <= TEXT_MAX && PlainText.isPlain(text);
    }
}
