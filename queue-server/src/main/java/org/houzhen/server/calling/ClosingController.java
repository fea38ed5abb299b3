package org.houzhen.server.calling;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.houzhen.server.queue.Closings;
import org.houzhen.wire.DayClosing;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The list of those who were left over when a day was closed (RULES 14). */
@RestController
class ClosingController {
    private final Closings closings;
    private final Clock clock;

    ClosingController(Closings closings, Clock clock) {
        this.closings = closings;
        this.clock = clock;
    }

    /** Of the last closed day when none is named. */
    @GetMapping("/api/desk/closings")
    DayClosing closing(@RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> day) {
        return closings.of(day.or(() -> closings.days().stream().findFirst())
                .orElseGet(() -> LocalDate.now(clock).minusDays(1)));
    }
}
