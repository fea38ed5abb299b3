package org.houzhen.server.queue;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.houzhen.wire.SuspendedVisits;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The list from which a clerk pays back and books anew what cancelled clinics owe (停诊). */
@RestController
class SuspendedVisitController {
    private final SuspendedVisitList list;
    private final Clock clock;

    SuspendedVisitController(SuspendedVisitList list, Clock clock) {
        this.list = list;
        this.clock = clock;
    }

    /** Of today when no day is named. */
    @GetMapping("/api/desk/suspended-visits")
    SuspendedVisits visits(@RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> day) {
        return list.of(day.orElseGet(() -> LocalDate.now(clock)));
    }
}
