package org.houzhen.server.calling;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.houzhen.server.engine.Cause;
import org.houzhen.server.engine.Reason;
import org.houzhen.server.queue.Areas;
import org.houzhen.server.queue.Closings;
import org.houzhen.server.staff.StaffPrincipal;
import org.houzhen.server.words.Reasons;
import org.houzhen.wire.DayClosing;
import org.houzhen.wire.DeskAnswer;
import org.houzhen.wire.DeskReason;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Days that were closed: the list of those who were left over (RULES 14), and today's, if that was a mistake. */
@RestController
class ClosingController {
    private final Areas areas;
    private final Closings closings;
    private final ReasonReader reasons;
    private final Clock clock;

    ClosingController(Areas areas, Closings closings, ReasonReader reasons, Clock clock) {
        this.areas = areas;
        this.closings = closings;
        this.reasons = reasons;
        this.clock = clock;
    }

    /** Today goes on: whoever the closing ended is back at the own place. Of days past nothing is opened again. */
    @PostMapping("/api/desk/areas/{area}/reopen-day")
    DeskAnswer reopen(
            @AuthenticationPrincipal StaffPrincipal staff,
            @RequestHeader("Idempotency-Key") UUID key,
            @PathVariable String area,
            @RequestBody DeskReason body) {
        Reason reason = reasons.read(area, body, Reasons.Use.REOPEN_DAY);
        return DeskAnswers.of(closings.reopen(areas, area, new Cause(key, staff.actor(), areas.now()), reason));
    }

    /** Of the last closed day when none is named. */
    @GetMapping("/api/desk/closings")
    DayClosing closing(@RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> day) {
        return closings.of(day.or(() -> closings.days().stream().findFirst())
                .orElseGet(() -> LocalDate.now(clock).minusDays(1)));
    }
}
