package org.houzhen.server.staff;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.houzhen.server.web.ProblemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Administrators see who signed in and out, a page at a time. */
@RestController
@RequestMapping("/api/desk/staff/sign-ins")
class StaffAuditController {
    private static final Pattern PLACE = Pattern.compile("(\\d{1,15})_([0-9a-f-]{36})");

    private final StaffAudit audit;
    private final StaffNames names;

    StaffAuditController(StaffAudit audit, StaffNames names) {
        this.audit = audit;
        this.names = names;
    }

    /** The newest entries, or those before the place where another page ended. */
    @GetMapping
    Page page(@RequestParam Optional<String> before) {
        List<StaffAudit.Entry> entries = audit.before(before.map(StaffAuditController::place));
        Map<String, String> known = names.all();
        String next = entries.size() < StaffAudit.PAGE ? "" : end(entries.get(entries.size() - 1));
        return new Page(
                audit.days(), entries.stream().map(entry -> line(entry, known)).toList(), next);
    }

    private static StaffAudit.Place place(String text) {
        Matcher parts = PLACE.matcher(text);
        ProblemException.require(parts.matches());
        return new StaffAudit.Place(Long.parseLong(parts.group(1)), parts.group(2));
    }

    private static String end(StaffAudit.Entry entry) {
        return entry.at().toEpochMilli() + "_" + entry.id();
    }

    private static Line line(StaffAudit.Entry entry, Map<String, String> names) {
        String name = entry.staffId().map(id -> names.getOrDefault(id, id)).orElse("");
        return new Line(entry.at(), entry.kind(), name, entry.forgotten());
    }

    /**
     * A page of entries.
     *
     * @param days how long entries are kept
     * @param next where the next page begins; empty when this is the last
     */
    record Page(int days, List<Line> entries, String next) {}

    /** One entry; the name is empty where nobody has the one that was typed. */
    record Line(Instant at, String kind, String name, int forgotten) {
        @Override
        public String toString() {
            return "Line[" + kind + "]";
        }
    }
}
