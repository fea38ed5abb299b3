package org.houzhen.server.calling;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.houzhen.server.staff.StaffNames;
import org.houzhen.wire.SuspendedVisits;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which patients of cancelled clinics a clerk is done with, and who said so when. Said twice, the first counts. */
record SettledVisits(JdbcClient jdbc, StaffNames names) {
    private record Settled(String staffId, Instant at) {}

    /** The list with what is done marked. Blocks. */
    SuspendedVisits marked(SuspendedVisits list) {
        Map<String, String> staff = names.all();
        List<SuspendedVisits.Visit> visits = list.visits().stream()
                .map(visit -> find(visit.registerNo())
                        .map(done -> marked(visit, done, staff))
                        .orElse(visit))
                .toList();
        return new SuspendedVisits(list.day(), list.days(), visits);
    }

    private static SuspendedVisits.Visit marked(SuspendedVisits.Visit visit, Settled done, Map<String, String> staff) {
        return new SuspendedVisits.Visit(
                visit.number(),
                visit.registerNo(),
                visit.maskedName(),
                visit.areaName(),
                visit.queue(),
                visit.choice(),
                visit.at(),
                visit.tradeNo(),
                visit.paid(),
                visit.state(),
                staff.getOrDefault(done.staffId(), done.staffId()),
                done.at());
    }

    private Optional<Settled> find(String registerNo) {
        return jdbc.sql("select staff_id, done_at from suspended_visit_done where register_no = ?")
                .param(registerNo)
                .query((row, number) ->
                        new Settled(row.getString("staff_id"), Instant.ofEpochMilli(row.getLong("done_at"))))
                .optional();
    }

    void settle(String registerNo, String staffId, Instant at) {
        jdbc.sql("insert into suspended_visit_done (register_no, staff_id, done_at) values (?, ?, ?)"
                        + " on conflict (register_no) do nothing")
                .params(registerNo, staffId, at.toEpochMilli())
                .update();
    }

    void reopen(String registerNo) {
        jdbc.sql("delete from suspended_visit_done where register_no = ?")
                .param(registerNo)
                .update();
    }
}
