package org.houzhen.server.figures;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.houzhen.server.journal.Journal;
import org.houzhen.server.queue.DayBooks;
import org.houzhen.server.staff.StaffPrincipal;
import org.houzhen.server.web.ProblemException;
import org.houzhen.server.web.Spreadsheet;
import org.houzhen.wire.WaitFigures;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How long people waited, for head nurses of their areas and for administrators (RULES 14). */
@RestController
@RequestMapping("/api/desk/waits")
class WaitController {
    private static final int DAYS_COMPARED = 14;

    private final DayBooks<WaitBook> books;
    private final WaitLines lines;
    private final ZoneId zone;

    WaitController(Journal journal, Clock clock) {
        this.books = new DayBooks<>(journal, clock, WaitBook::new, WaitBook::catchUp);
        this.lines = new WaitLines(books);
        this.zone = clock.getZone();
    }

    /** Today's of the first of this person's areas. */
    @GetMapping
    WaitFigures first(@AuthenticationPrincipal StaffPrincipal staff) {
        String area = books.areas(staff::worksIn).stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException("NO_AREA_YET", "还没有诊区开过诊，没有候诊统计。", 404));
        return figures(staff, area, books.today());
    }

    @GetMapping("/{area}")
    WaitFigures of(
            @AuthenticationPrincipal StaffPrincipal staff,
            @PathVariable String area,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> day) {
        return figures(staff, area, day.orElseGet(books::today));
    }

    /** The hard times of every number of the day, without any name. */
    @GetMapping("/{area}/file")
    ResponseEntity<String> file(
            @AuthenticationPrincipal StaffPrincipal staff,
            @PathVariable String area,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @RequestParam(defaultValue = "zh") String language) {
        books.choose(staff::worksIn, area, day);
        var file = new WaitFile(zone, language.equals("en"));
        String table = books.read(area, day, book -> file.write(area, day, book));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, Spreadsheet.CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, Spreadsheet.attached("waits-" + area + "-" + day + ".csv"))
                .body(table);
    }

    private WaitFigures figures(StaffPrincipal staff, String area, LocalDate day) {
        DayBooks.Choice choice = books.choose(staff::worksIn, area, day);
        List<WaitFigures.Day> byDay = choice.days().stream()
                .filter(each -> !each.isAfter(day))
                .limit(DAYS_COMPARED)
                .map(each -> new WaitFigures.Day(each, lines.of(area, each)))
                .toList();
        return books.read(area, day, book -> WaitMaker.figures(choice, book, byDay));
    }
}
