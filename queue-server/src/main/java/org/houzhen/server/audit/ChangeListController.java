package org.houzhen.server.audit;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.houzhen.server.staff.StaffNames;
import org.houzhen.server.staff.StaffPrincipal;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.OrderChanges;
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

/** The daily list of changed orders, for head nurses of their areas and for administrators (RULES 8). */
@RestController
@RequestMapping("/api/desk/order-changes")
class ChangeListController {
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final ChangeBooks books;
    private final StaffNames names;
    private final Clock clock;

    ChangeListController(ChangeBooks books, StaffNames names, Clock clock) {
        this.books = books;
        this.names = names;
        this.clock = clock;
    }

    /** Today's list of the first of this person's areas. */
    @GetMapping
    OrderChanges first(@AuthenticationPrincipal StaffPrincipal staff) {
        String area = areas(staff).stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException("NO_AREA_YET", "还没有诊区开过诊，没有调整清单。", 404));
        return list(staff, area, LocalDate.now(clock));
    }

    @GetMapping("/{area}")
    OrderChanges of(
            @AuthenticationPrincipal StaffPrincipal staff,
            @PathVariable String area,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> day) {
        return list(staff, area, day.orElseGet(() -> LocalDate.now(clock)));
    }

    /** The same for a spreadsheet, without any name. */
    @GetMapping("/{area}/file")
    ResponseEntity<byte[]> file(
            @AuthenticationPrincipal StaffPrincipal staff,
            @PathVariable String area,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @RequestParam(defaultValue = "zh") String language) {
        OrderChanges list = list(staff, area, day);
        String text = new ChangeListFile(clock.getZone(), language.equals("en")).write(list);
        var name = ContentDisposition.attachment()
                .filename("order-changes-" + list.area() + "-" + day + ".csv")
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .contentType(CSV)
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    private OrderChanges list(StaffPrincipal staff, String area, LocalDate day) {
        List<String> own = areas(staff);
        ProblemException.require(own.contains(area));
        var choice = new ChangeListMaker.Choice(area, day, own, books.days(area));
        var maker = new ChangeListMaker(names.all());
        return books.read(area, day, book -> maker.list(choice, book));
    }

    private List<String> areas(StaffPrincipal staff) {
        return books.areas().stream()
                .filter(area -> staff.areas().isEmpty() || staff.areas().contains(area))
                .toList();
    }
}
