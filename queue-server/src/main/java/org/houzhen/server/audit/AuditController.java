package org.houzhen.server.audit;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;
import org.houzhen.server.engine.Refusal;
import org.houzhen.server.engine.TicketNumber;
import org.houzhen.server.journal.Journal;
import org.houzhen.server.journal.JournalEntry;
import org.houzhen.server.queue.Areas;
import org.houzhen.server.web.ProblemException;
import org.houzhen.server.words.Refusals;
import org.houzhen.wire.AreaName;
import org.houzhen.wire.CalledBefore;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers who asks afterwards why one number was called before another, today or on a day that is over. */
@RestController
@RequestMapping("/api/desk/audit/areas")
class AuditController {
    private static final Pattern NUMBER = Pattern.compile("[A-Z]{1,4}\\d{1,6}");

    private final Areas areas;
    private final Journal journal;
    private final Clock clock;

    AuditController(Areas areas, Journal journal, Clock clock) {
        this.areas = areas;
        this.journal = journal;
        this.clock = clock;
    }

    /** Areas that have ever opened. */
    @GetMapping
    List<AreaName> areas() {
        List<String> open = areas.openToday();
        return areas.known().stream()
                .map(area -> new AreaName(
                        area,
                        open.contains(area)
                                ? areas.ask(area, moment -> moment.state().name())
                                : ""))
                .toList();
    }

    @GetMapping("/{area}/days/{day}/{first}/before/{second}")
    CalledBefore calledBefore(Asked asked) {
        LocalDate day = day(asked.day);
        ProblemException.require(NUMBER.matcher(asked.first).matches()
                && NUMBER.matcher(asked.second).matches()
                && !asked.first.equals(asked.second));
        if (!areas.known().contains(asked.area)) {
            throw new ProblemException(Refusals.problem(Refusal.UNKNOWN_QUEUE));
        }
        List<JournalEntry> entries = journal.read(Areas.stream(asked.area, day), 1);
        var first = new TicketNumber(asked.first);
        var second = new TicketNumber(asked.second);
        List<CalledBefore.Call> calls = new CallHistory(first, second, clock.getZone()).calls(entries);
        return new CalledBefore(asked.area, day, asked.first, asked.second, calls);
    }

    /** Path variables that belong together. */
    record Asked(String area, String day, String first, String second) {}

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new ProblemException("MALFORMED_REQUEST", "日期要写成 2026-11-22 这样。", 400);
        }
    }
}
