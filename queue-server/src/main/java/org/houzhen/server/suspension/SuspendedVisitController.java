package org.houzhen.server.suspension;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.houzhen.server.staff.StaffPrincipal;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.ChooseDay;
import org.houzhen.wire.ConfirmVisit;
import org.houzhen.wire.Moved;
import org.houzhen.wire.OtherDays;
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
import org.springframework.web.bind.annotation.RequestHeader;
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
    private final MoveDesk.Books books;
    private final MoveDesk moves;
    private final Clock clock;

    SuspendedVisitController(
            SuspendedVisitList list, ConfirmationRules rules, MoveDesk.Books books, MoveDesk moves, Clock clock) {
        this.list = list;
        this.confirmations = books.confirmations();
        this.rules = rules;
        this.books = books;
        this.moves = moves;
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
        var said = new ConfirmVisit(word.said(), paper);
        books.say(day, registerNo, said, clerk.staffId(), clock.instant());
    }

    private SuspendedVisits.Visit listed(LocalDate day, String registerNo) {
        return list.find(day, registerNo)
                .map(confirmations::marked)
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
        if (books.decisions().opening(registerNo).isEmpty()) {
            rules.requireAnotherDay(visit);
            books.wantMoney(day, new Decision(registerNo, clerk.actor(), clock.instant(), 0));
        }
    }

    /** Where the patient could be moved to. */
    @GetMapping("/{day}/{registerNo}/other-days")
    OtherDays otherDays(
            @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @PathVariable String registerNo) {
        rules.requireAnotherDay(listed(day, registerNo));
        return moves.of(registerNo, day);
    }

    /** A request repeated with the same key is answered with the same move. */
    @PostMapping("/{day}/{registerNo}/move")
    Moved move(
            @AuthenticationPrincipal StaffPrincipal clerk,
            @RequestHeader("Idempotency-Key") UUID key,
            @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @PathVariable String registerNo,
            @RequestBody ChooseDay choice) {
        ProblemException.require(choice.sessionId() != null && choice.slotId() != null);
        if (!moves.isKnown(key, registerNo)) {
            rules.requireAnotherDay(listed(day, registerNo));
        }
        return moves.moveListed(key, day, registerNo, choice, clerk.actor());
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
