package org.houzhen.server.figures;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.houzhen.server.web.Spreadsheet;

/** Writes the hard times of an area's day for a spreadsheet, one row a number. It names nobody: neither patients nor staff. */
final class WaitFile {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final List<String> CHINESE =
            List.of("日期", "诊区", "号码", "队列编号", "诊室编号", "时段开始", "取号", "签到", "首次呼叫", "进诊室", "完成", "预约后等候（秒）");
    private static final List<String> ENGLISH = List.of(
            "date",
            "area",
            "number",
            "queue",
            "room",
            "slot start",
            "registered",
            "signed in",
            "first called",
            "entered",
            "finished",
            "waited after appointment (s)");

    private final ZoneId zone;
    private final boolean english;

    WaitFile(ZoneId zone, boolean english) {
        this.zone = zone;
        this.english = english;
    }

    String write(String area, LocalDate day, WaitBook book) {
        return Spreadsheet.of(Stream.concat(
                        Stream.of(english ? ENGLISH : CHINESE),
                        book.times().stream().map(each -> cells(area, day, each)))
                .toList());
    }

    private List<String> cells(String area, LocalDate day, HardTimes times) {
        return List.of(
                day.toString(),
                area,
                times.issued().number().value(),
                times.issued().queue().value(),
                times.room(),
                time(Optional.of(times.issued().slotStart())),
                time(Optional.of(times.registered())),
                time(times.signedIn()),
                time(times.called()),
                time(times.entered()),
                time(times.finished()),
                times.waited().map(Duration::toSeconds).map(String::valueOf).orElse(""));
    }

    private String time(Optional<Instant> at) {
        return at.map(when -> TIME.format(when.atZone(zone))).orElse("");
    }
}
