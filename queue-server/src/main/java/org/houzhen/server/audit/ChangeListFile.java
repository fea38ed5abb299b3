package org.houzhen.server.audit;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.houzhen.server.web.Spreadsheet;
import org.houzhen.wire.DeskReasons;
import org.houzhen.wire.OrderChanges;

/**
 * Writes the list of an area's day as a file for a spreadsheet. It names nobody: staff stand in it by role and number,
 * patients by ticket.
 */
final class ChangeListFile {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final List<String> CHINESE = List.of(
            "日期", "时间", "诊区", "操作", "号码", "原位次", "新位次", "原因代码", "原因", "补充说明", "操作人岗位", "操作人编号", "第二人岗位", "第二人编号");
    private static final List<String> ENGLISH = List.of(
            "date",
            "time",
            "area",
            "action",
            "number",
            "place before",
            "place after",
            "reason code",
            "reason",
            "note",
            "role",
            "staff number",
            "second role",
            "second staff number");

    private final ZoneId zone;
    private final boolean english;

    ChangeListFile(ZoneId zone, boolean english) {
        this.zone = zone;
        this.english = english;
    }

    String write(OrderChanges list) {
        return Spreadsheet.of(Stream.concat(
                        Stream.of(english ? ENGLISH : CHINESE),
                        list.rows().stream().map(row -> cells(list.area(), list.day(), row)))
                .toList());
    }

    private List<String> cells(String area, LocalDate day, OrderChanges.Row row) {
        Optional<OrderChanges.Person> second = Optional.ofNullable(row.approvedBy());
        return List.of(
                day.toString(),
                TIME.format(row.at().atZone(zone)),
                area,
                row.verb(),
                row.number(),
                place(row.before()),
                place(row.after()),
                Optional.ofNullable(row.reason()).map(DeskReasons.Choice::code).orElse(""),
                ChangeListMaker.words(row.reason(), english),
                row.note(),
                row.by().role(),
                row.by().id(),
                second.map(OrderChanges.Person::role).orElse(""),
                second.map(OrderChanges.Person::id).orElse(""));
    }

    private static String place(int place) {
        return place == 0 ? "" : String.valueOf(place);
    }
}
