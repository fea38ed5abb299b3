package org.houzhen.server.figures;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.houzhen.server.journal.Journal;
import org.houzhen.server.staff.StaffPrincipal;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.WaitFigures;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
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
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final int DAYS_COMPARED = 14;

    private final WaitBooks books;
    private final Clock clock;

    WaitController(Journal journal, Clock clock) {
        this.books = new WaitBooks(journal, clock);
        this.clock = clock;
    }

    /** Today's of the first of this person's areas. */
    @GetMapping
    WaitFigures first(@AuthenticationPrincipal StaffPrincipal staff) {
        String area = areas(staff).stream()
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
    ResponseEntity<byte[]> file(
            @AuthenticationPrincipal StaffPrincipal staff,
            @PathVariable String area,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @RequestParam(defaultValue = "zh") String language) {
        ProblemException.require(areas(staff).contains(area));
        var file = new WaitFile(clock.getZone(), language.equals("en"));
        String text = books.read(area, day, book -> file.write(area, day, book));
        var name = ContentDisposition.attachment()
                .filename("waits-" + area + "-" + day + ".csv")
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .contentType(CSV)
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    private WaitFigures figures(StaffPrincipal staff, String area, LocalDate day) {
        List<String> own = areas(staff);
        ProblemException.require(own.contains(area));
        List<LocalDate> days = books.days(area);
        List<WaitFigures.Day> byDay = days.stream()
                .filter(each -> !each.isAfter(day))
                .limit(DAYS_COMPARED)
                .map(each -> new WaitFigures.Day(each, books.line(area, each)))
                .toList();
        var choice = new WaitMaker.Choice(area, day, own, days);
        return books.read(area, day, book -> WaitMaker.figures(choice, book, byDay));
    }

    private List<String> areas(StaffPrincipal staff) {
        return books.areas().stream().filter(staff::worksIn).toList();
    }
}
