package org.houzhen.server.kiosk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.houzhen.wire.DeviceReport;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What each terminal last told about its devices. The newest report is in memory; it is written down only when a device
 * changed, so that a hundred terminals that are well cost the store nothing.
 */
@Component
class DeviceBoard {
    static final Duration SILENCE_MAX = Duration.ofSeconds(90);

    private final Map<String, Heard> heard = new ConcurrentHashMap<>();
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    DeviceBoard(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    void report(String terminalId, DeviceReport report) {
        Heard before = heard.put(terminalId, new Heard(report.devices(), clock.instant()));
        if (before == null || !before.devices().equals(report.devices())) {
            jdbc.sql("update terminal set devices = ?, heard_at = ? where id = ?")
                    .params(json.writeValueAsString(report), clock.millis(), terminalId)
                    .update();
        }
    }

    void forget(String terminalId) {
        heard.remove(terminalId);
    }

    /** Every terminal that is not shut out, by name. */
    List<TerminalView> all() {
        return jdbc.sql("select id, name, devices, heard_at from terminal where revoked_at is null order by name, id")
                .query((row, number) -> view(
                        row.getString("id"), row.getString("name"), row.getString("devices"), row.getLong("heard_at")))
                .list();
    }

    private TerminalView view(String id, String name, String devices, long heardAt) {
        Optional<Heard> last = Optional.ofNullable(heard.get(id)).or(() -> stored(devices, heardAt));
        boolean online = last.map(Heard::at).filter(this::isRecent).isPresent();
        return new TerminalView(
                id,
                name,
                online ? "ONLINE" : "OFFLINE",
                last.map(Heard::at).orElse(null),
                last.map(Heard::devices).orElse(List.of()));
    }

    private boolean isRecent(Instant at) {
        return at.plus(SILENCE_MAX).isAfter(clock.instant());
    }

    private Optional<Heard> stored(String devices, long heardAt) {
        return Optional.ofNullable(devices)
                .map(text -> json.readValue(text, DeviceReport.class))
                .map(report -> new Heard(report.devices(), Instant.ofEpochMilli(heardAt)));
    }

    private record Heard(List<DeviceReport.Device> devices, Instant at) {}

    /**
     * A terminal as desks see it.
     *
     * @param state ONLINE or OFFLINE; nothing heard for {@link #SILENCE_MAX} is offline
     * @param heardAt absent when it never reported
     */
    record TerminalView(String id, String name, String state, Instant heardAt, List<DeviceReport.Device> devices) {}
}
