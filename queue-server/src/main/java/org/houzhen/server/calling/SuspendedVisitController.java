package org.houzhen.server.calling;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.houzhen.server.staff.StaffPrincipal;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.SuspendedVisits;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The list from which a clerk pays back and books anew what cancelled clinics owe (停诊), and ticks off what is done. */
@RestController
@RequestMapping("/api/desk/suspended-visits")
class SuspendedVisitController {
    private final SuspendedVisitList list;
    private final SettledVisits settled;
    private final Clock clock;

    SuspendedVisitController(SuspendedVisitList list, SettledVisits settled, Clock clock) {
        this.list = list;
        this.settled = settled;
        this.clock = clock;
    }

    /** Of today when no day is named. */
    @GetMapping
    SuspendedVisits visits(@RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> day) {
        return settled.marked(list.of(day.orElseGet(() -> LocalDate.now(clock))));
    }

    /** It moves no money: it only says that somebody has. Said twice, the first counts. */
    @PutMapping("/{day}/{registerNo}/done")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void done(
            @AuthenticationPrincipal StaffPrincipal clerk,
            @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @PathVariable String registerNo) {
        boolean listed = list.of(day).visits().stream()
                .anyMatch(visit -> visit.registerNo().equals(registerNo));
        if (!listed) {
            throw new ProblemException("NOT_LISTED", "名单里没有这次挂号，请刷新页面。", 404);
        }
        settled.settle(registerNo, clerk.staffId(), clock.instant());
    }

    /** Ticked off by mistake. */
    @DeleteMapping("/{day}/{registerNo}/done")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void notDone(@PathVariable String registerNo) {
        settled.reopen(registerNo);
    }
}
