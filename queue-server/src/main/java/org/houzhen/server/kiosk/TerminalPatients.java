package org.houzhen.server.kiosk;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Patients at terminals in the server's store, so that a restart sends nobody away; an old row goes with the next patient. */
@Component
class TerminalPatients implements PatientsHere {
    static final Duration STAY_MAX = Duration.ofMinutes(30);

    private final JdbcClient jdbc;
    private final Clock clock;

    TerminalPatients(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void identified(String terminalId, String patientId) {
        jdbc.sql("delete from terminal_patient where identified_at < ?")
                .param(since())
                .update();
        jdbc.sql("insert into terminal_patient (terminal, patient, identified_at) values (?, ?, ?)"
                        + " on conflict (terminal, patient) do update set identified_at = excluded.identified_at")
                .params(terminalId, patientId, clock.millis())
                .update();
    }

    @Override
    public boolean isHere(String terminalId, String patientId) {
        return at(terminalId).contains(patientId);
    }

    @Override
    public List<String> at(String terminalId) {
        return jdbc.sql("select patient from terminal_patient where terminal = ? and identified_at >= ?")
                .params(terminalId, since())
                .query(String.class)
                .list();
    }

    private long since() {
        return clock.instant().minus(STAY_MAX).toEpochMilli();
    }
}
