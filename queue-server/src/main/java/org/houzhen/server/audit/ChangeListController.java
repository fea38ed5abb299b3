package org.houzhen.server.audit;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.houzhen.server.queue.DayBooks;
import org.houzhen.server.staff.StaffNames;
import org.houzhen.server.staff.StaffPrincipal;
import org.houzhen.server.web.ProblemException;
import org.houzhen.server.web.Spreadsheet;
import org.houzhen.wire.OrderChanges;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The daily list of changed orders, for head nurses of their areas and for administrators (RULES 8). */
@RestController
@RequestMapping("/api/desk/order-changes")
class ChangeListController {
    private final DayBooks<ChangeBook> books;
    private final StaffNames names;
    private final ZoneId zone;

    ChangeListController(DayBooks<ChangeBook> books, StaffNames names, Clock clock) {
        this.books = books;
        this.names = names;
        this.zone = clock.getZone();
    }

    /** Today's list of the first of this person's areas. */
    @GetMapping
    OrderChanges first(@AuthenticationPrincipal StaffPrincipal staff) {
        String area = books.areas(staff::worksIn).stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException("NO_AREA_YET", "还没有诊区开过诊，没有调整清单。", 404));
        return list(staff, area, books.today());
    }

    @GetMapping("/{area}")
    OrderChanges of(
            @AuthenticationPrincipal StaffPrincipal staff,
            @PathVariable String area,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> day) {
        return list(staff, area, day.orElseGet(books::today));
    }

    /** The same for a spreadsheet, without any name. */
    @GetMapping("/{area}/file")
    ResponseEntity<String> file(
            @AuthenticationPrincipal StaffPrincipal staff,
            @PathVariable String area,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @RequestParam(defaultValue = "zh") String language) {
        OrderChanges list = list(staff, area, day);
        String table = new ChangeListFile(zone, language.equals("en")).write(list);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, Spreadsheet.CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        Spreadsheet.attached("order-changes-" + area + "-" + day + ".csv"))
                .body(table);
    }

    private OrderChanges list(StaffPrincipal staff, String area, LocalDate day) {
        DayBooks.Choice choice = books.choose(staff::worksIn, area, day);
        var maker = new ChangeListMaker(names.all());
        return books.read(area, day, book -> maker.list(choice, book));
    }
}
