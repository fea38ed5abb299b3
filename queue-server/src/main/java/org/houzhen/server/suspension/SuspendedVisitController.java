package org.houzhen.server.suspension;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.houzhen.server.staff.StaffPrincipal;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.ConfirmVisit;
import org.houzhen.wire.SuspendedVisits;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What cancelled clinics (停诊) owe, as the cash desk sees it: what the system does, and what a clerk has to do and answers for. */
@RestController
@RequestMapping("/api/desk/suspended-visits")
class SuspendedVisitController {
    private final SuspendedVisitList list;
    private final Confirmations confirmations;
    private final ConfirmationRules rules;
    private final Decisions decisions;
    private final Clock clock;

    SuspendedVisitController(
            SuspendedVisitList list,
            Confirmations confirmations,
            ConfirmationRules rules,
            Decisions decisions,
            Clock clock) {
        this.list = list;
        this.confirmations = confirmations;
        this.rules = rules;
        this.decisions = decisions;
        this.clock = clock;
    }

    /** Of today when no day is named. */
    @GetMapping
    SuspendedVisits visits(@RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> day) {
        return confirmations.marked(list.of(day.orElseGet(() -> LocalDate.now(clock)), confirmations.all()));
    }

    /** It moves no money: it says who has done what, where the system cannot, and is refused where that is not so. */
    @PutMapping("/{day}/{registerNo}/done")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void done(
            @AuthenticationPrincipal StaffPrincipal clerk,
            @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @PathVariable String registerNo,
            @RequestBody ConfirmVisit word) {
        SuspendedVisits.Visit visit = listed(day, registerNo);
        rules.require(visit, word);
        String paper = Optional.ofNullable(word.paper()).orElse("");
        confirmations.confirm(registerNo, new ConfirmVisit(word.said(), paper), clerk.staffId(), clock.instant());
    }

    private SuspendedVisits.Visit listed(LocalDate day, String registerNo) {
        return visits(Optional.of(day)).visits().stream()
                .filter(each -> each.registerNo().equals(registerNo))
                .findFirst()
                .orElseThrow(() -> new ProblemException("NOT_LISTED", "名单里没有这次挂号，请刷新页面。", 404));
    }

    /** No other day suits: the money goes back after all, as if it had been chosen at once. Said twice, it is the same. */
    @PostMapping("/{day}/{registerNo}/refund")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void refund(
            @AuthenticationPrincipal StaffPrincipal clerk,
            @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @PathVariable String registerNo) {
        SuspendedVisits.Visit visit = listed(day, registerNo);
        if (decisions.opening(registerNo).isEmpty()) {
            rules.requireAnotherDay(visit);
            decisions.add(new Decision(registerNo, clerk.actor(), clock.instant(), 0));
        }
    }

    /** Said by mistake; both words are kept. */
    @DeleteMapping("/{day}/{registerNo}/done")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void notDone(
            @AuthenticationPrincipal StaffPrincipal clerk,
            @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @PathVariable String registerNo) {
        if (listed(day, registerNo).confirmed() != null) {
            confirmations.reopen(registerNo, clerk.staffId(), clock.instant());
        }
    }
}
