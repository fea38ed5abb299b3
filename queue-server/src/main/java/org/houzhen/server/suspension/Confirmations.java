package org.houzhen.server.suspension;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.houzhen.server.staff.StaffNames;
import org.houzhen.wire.ConfirmVisit;
import org.houzhen.wire.SuspendedVisits;
import org.houzhen.wire.SuspendedVisits.Confirmed;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people answer for, of patients whom no program can help on; every word is kept, the last one counts. */
record Confirmations(JdbcClient jdbc, StaffNames names) {
    private static final String REOPENED = "REOPENED";
    private static final String INSERT = """
            insert into suspended_visit_word (register_no, seq, said, paper, staff_id, said_at)
            select ?, coalesce(max(seq), 0) + 1, ?, ?, ?, ? from suspended_visit_word where register_no = ?
            """;

    /** The list with what was answered for. Blocks. */
    SuspendedVisits marked(SuspendedVisits list) {
        Map<String, String> staff = names.all();
        List<SuspendedVisits.Visit> visits = list.visits().stream()
                .map(visit -> find(visit.registerNo(), staff).map(visit::with).orElse(visit))
                .toList();
        return new SuspendedVisits(list.day(), list.days(), list.open(), visits);
    }

    /** One visit with what was answered for. */
    SuspendedVisits.Visit marked(SuspendedVisits.Visit visit) {
        return find(visit.registerNo(), names.all()).map(visit::with).orElse(visit);
    }

    /** What somebody has answered for. */
    Optional<Confirmed> find(String registerNo) {
        return find(registerNo, Map.of());
    }

    private Optional<Confirmed> find(String registerNo, Map<String, String> staff) {
        return jdbc.sql("select * from suspended_visit_word where register_no = ? order by seq desc limit 1")
                .param(registerNo)
                .query((row, number) -> new Confirmed(
                        row.getString("said"),
                        row.getString("paper"),
                        staff.getOrDefault(row.getString("staff_id"), row.getString("staff_id")),
                        Instant.ofEpochMilli(row.getLong("said_at"))))
                .optional()
                .filter(confirmed -> !confirmed.said().equals(REOPENED));
    }

    /** The register numbers that somebody has answered for. */
    Set<String> all() {
        return jdbc.sql("select register_no from suspended_visit_word w where said <> '" + REOPENED + "' and seq ="
                        + " (select max(seq) from suspended_visit_word l where l.register_no = w.register_no)")
                .query(String.class)
                .set();
    }

    void confirm(String registerNo, ConfirmVisit word, String staffId, Instant at) {
        add(registerNo, word, staffId, at);
    }

    void reopen(String registerNo, String staffId, Instant at) {
        add(registerNo, new ConfirmVisit(REOPENED, ""), staffId, at);
    }

    private void add(String registerNo, ConfirmVisit word, String staffId, Instant at) {
        jdbc.sql(INSERT)
                .params(registerNo, word.said(), word.paper(), staffId, at.toEpochMilli(), registerNo)
                .update();
    }
}
