package org.houzhen.kiosk.contract;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.houzhen.kiosk.FakeDevices;
import org.houzhen.kiosk.FakeHospital;
import org.houzhen.kiosk.printing.SlipDesk;
import org.houzhen.kiosk.printing.SlipLayout;
import org.houzhen.kiosk.printing.SlipPrinter;
import org.houzhen.kiosk.printing.SqlitePrintJournal;

/** A program that talks to one terminal's services, with devices in memory and a clock that a test moves. */
public final class Talk implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    public final FakeDevices devices = new FakeDevices();
    public final MovedClock clock = new MovedClock();
    public final FakeHospital hospital = new FakeHospital(clock);
    public final List<Envelope> heard = new CopyOnWriteArrayList<>();
    public volatile boolean idle = true;
    public final SlipDesk slips;
    private final SqlitePrintJournal journal = new SqlitePrintJournal(Path.of(":memory:"), clock);
    private final Services services;

    /** Time stands still unless told. */
    public static final class MovedClock extends Clock {
        private volatile Instant now = Instant.parse("2026-11-22T01:30:00Z");

        public void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    public Talk() {
        var printer = new SlipPrinter(journal, devices, new SlipLayout("青禾县人民医院", "自助机 1", ZONE), clock);
        slips = new SlipDesk(journal, printer, hospital);
        services = new Services(devices, slips, new Services.Names("自助机 1", ZONE), () -> idle, clock);
    }

    public Client connect(String service) {
        return services.connect(service, "ws://127.0.0.1:8401/xfs4iot/v1.0/", heard::add)
                .orElseThrow();
    }

    public static Envelope command(String name, int requestId, Long timeout, Map<String, Object> payload) {
        return new Envelope(new Envelope.Header(name, requestId, "command", "1.0", timeout, null, null, null), payload);
    }

    /** Waits for the end of a command. */
    public Envelope end(int requestId) {
        await().atMost(LIMIT).until(() -> of("completion", requestId).size() == 1);
        return of("completion", requestId).get(0);
    }

    public List<Envelope> of(String type, int requestId) {
        return heard.stream()
                .filter(message -> type.equals(message.header().type()))
                .filter(message ->
                        message.header().requestId() != null && message.header().requestId() == requestId)
                .toList();
    }

    @Override
    public void close() {
        services.close();
        journal.close();
    }
}
