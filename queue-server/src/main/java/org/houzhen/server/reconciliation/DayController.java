package org.houzhen.server.reconciliation;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.houzhen.server.reconciliation.ReconciliationBook.Decision;
import org.houzhen.server.reconciliation.ReconciliationBook.Difference;
import org.houzhen.server.staff.Approvals;
import org.houzhen.server.staff.StaffPrincipal;
import org.houzhen.server.web.ProblemException;
import org.houzhen.server.web.Spreadsheet;
import org.houzhen.wire.DecideDifference;
import org.houzhen.wire.MoneyDay;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A day of money as the cashier looks at it each morning: totals, differences, and what was decided about them. */
@RestController
@RequestMapping("/api/desk/money/days")
class DayController {
    private static final int NOTE_MAX = 200;

    private final DayComparer comparer;
    private final ReconciliationBook book;
    private final DayViews views;
    private final Approvals approvals;
    private final Decisions decisions;

    DayController(
            DayComparer comparer, ReconciliationBook book, DayViews views, Approvals approvals, Decisions decisions) {
        this.comparer = comparer;
        this.book = book;
        this.views = views;
        this.approvals = approvals;
        this.decisions = decisions;
    }

    /** What names one difference. */
    record Which(String source, String direction, String number) {
        Claim.Key key() {
            ProblemException.require(direction.equals("PAID") || direction.equals("REFUNDED"));
            return new Claim.Key(number, Claim.Kind.valueOf(direction));
        }
    }

    /** The last day that is over, when no other is named. */
    @GetMapping("/last")
    MoneyDay last() {
        return views.of(comparer.lastOver());
    }

    @GetMapping("/{day}")
    MoneyDay day(@PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day) {
        return views.of(day);
    }

    /** Reads all sources again now; a day that is not over cannot be compared. */
    @PostMapping("/{day}/compare")
    MoneyDay compare(@PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day) {
        if (day.isAfter(comparer.lastOver())) {
            throw new ProblemException("DAY_NOT_OVER", "这一天还没有结束，请明天上午 10 点以后对账。", 409);
        }
        if (!comparer.compare(day).isEmpty()) {
            throw new ProblemException("BILL_UNAVAILABLE", "对账单现在取不到，原因见下表。系统会自动再取，请稍后再看。", 409);
        }
        return views.of(day);
    }

    @PostMapping("/{day}/differences/{source}/{direction}/{number}")
    MoneyDay decide(
            @AuthenticationPrincipal StaffPrincipal clerk,
            @RequestHeader("Idempotency-Key") UUID key,
            @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            Which which,
            @RequestBody DecideDifference decided) {
        String note = Objects.requireNonNullElse(decided.note(), "").strip();
        String what = Objects.requireNonNullElse(decided.decision(), "");
        ProblemException.require(!note.isEmpty() && note.length() <= NOTE_MAX);
        Difference difference = book.difference(which.source(), which.key())
                .orElseThrow(() -> new ProblemException("NOT_LISTED", "没有这条差异，请刷新页面。", 404));
        String matter = String.join(
                "\n", "difference", which.source(), which.direction(), which.number(), what, decided.note());
        String second = approvals
                .of(
                        Objects.requireNonNullElse(decided.approval(), ""),
                        new Approvals.Matter(key, clerk.staffId(), Approvals.MONEY, matter))
                .orElseThrow(() -> new ProblemException("APPROVAL_NEEDED", "处理差异需要第二人到场确认。", 409));
        decisions.decide(difference, new Decision(what, note, clerk.actor(), second));
        return views.of(day);
    }

    /** The differences of a day as a table for other programs. */
    @GetMapping("/{day}/file")
    ResponseEntity<String> file(
            @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @RequestParam(defaultValue = "zh") String language) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, Spreadsheet.CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, Spreadsheet.attached("money-" + day + ".csv"))
                .body(views.table(day, language.equals("en")));
    }
}
