package org.houzhen.server.slip;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.houzhen.server.kiosk.TerminalPrincipal;
import org.houzhen.server.staff.StaffNames;
import org.houzhen.wire.SlipReport;
import org.houzhen.wire.SlipToCheck;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The slips in the server's store. What is over is shown for a day and kept for a month. Every method blocks. */
@Component
class SlipBook {
    static final String PROVEN = "PROVEN";
    private static final Duration SHOWN = Duration.ofDays(1);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int SHOWN_MAX = 200;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final StaffNames names;
    private final Clock clock;

    SlipBook(JdbcClient jdbc, TransactionTemplate transactions, StaffNames names, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.names = names;
        this.clock = clock;
    }

    void report(TerminalPrincipal terminal, SlipReport report) {
        transactions.executeWithoutResult(status -> {
            report.slips().forEach(slip -> report(terminal, slip));
            jdbc.sql("delete from unproven_slip where queued_at < ? and (done_at > 0 or proven_at > 0)")
                    .param(before(KEPT))
                    .update();
        });
    }

    private void report(TerminalPrincipal terminal, SlipReport.Slip slip) {
        if (slip.state().equals(PROVEN)) {
            jdbc.sql("update unproven_slip set state = ?, copies = ?, proven_at = ?"
                            + " where terminal = ? and slip_id = ? and proven_at = 0")
                    .params(PROVEN, slip.copies(), clock.millis(), terminal.terminalId(), slip.id())
                    .update();
            return;
        }
        jdbc.sql("""
                        insert into unproven_slip (terminal, slip_id, terminal_name, kind, number, state, copies, queued_at,
                            proven_at, done_by, done_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, 0, '', 0)
                        on conflict (terminal, slip_id) do update set terminal_name = excluded.terminal_name,
                            state = excluded.state, copies = excluded.copies, proven_at = 0
                        """)
                .params(
                        terminal.terminalId(),
                        slip.id(),
                        terminal.name(),
                        slip.kind(),
                        slip.number(),
                        slip.state(),
                        slip.copies(),
                        slip.queuedAt().toEpochMilli())
                .update();
    }

    /** What is open first, the newest first; then what is over since yesterday. */
    List<SlipToCheck> toCheck() {
        Map<String, String> staff = names.all();
        return jdbc.sql("""
                        select * from unproven_slip where (done_at = 0 and proven_at = 0) or queued_at > ?
                        order by case when done_at = 0 and proven_at = 0 then 0 else 1 end, queued_at desc, slip_id limit ?
                        """)
                .params(before(SHOWN), SHOWN_MAX)
                .query((row, number) -> slip(row, staff))
                .list();
    }

    private static SlipToCheck slip(ResultSet row, Map<String, String> staff) throws SQLException {
        String doneBy = row.getString("done_by");
        return new SlipToCheck(
                row.getString("terminal"),
                row.getString("terminal_name"),
                row.getString("slip_id"),
                row.getString("kind"),
                row.getString("number"),
                row.getString("state"),
                row.getInt("copies"),
                Instant.ofEpochMilli(row.getLong("queued_at")),
                instant(row.getLong("proven_at")),
                doneBy.isEmpty() ? null : staff.getOrDefault(doneBy, doneBy),
                instant(row.getLong("done_at")));
    }

    private static Instant instant(long millis) {
        return millis == 0 ? null : Instant.ofEpochMilli(millis);
    }

    /** Said twice, the first counts; false if there is no such slip. */
    boolean done(String terminal, String slip, String staffId) {
        jdbc.sql("update unproven_slip set done_by = ?, done_at = ? where terminal = ? and slip_id = ? and done_at = 0")
                .params(staffId, clock.millis(), terminal, slip)
                .update();
        return jdbc.sql("select count(*) from unproven_slip where terminal = ? and slip_id = ?")
                        .params(terminal, slip)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    void notDone(String terminal, String slip) {
        jdbc.sql("update unproven_slip set done_by = '', done_at = 0 where terminal = ? and slip_id = ?")
                .params(terminal, slip)
                .update();
    }

    private long before(Duration age) {
        return clock.instant().minus(age).toEpochMilli();
    }
}
