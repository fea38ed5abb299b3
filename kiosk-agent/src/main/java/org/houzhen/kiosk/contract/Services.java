package org.houzhen.kiosk.contract;

import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.houzhen.hardware.DeviceStatus;
import org.houzhen.kiosk.devices.Part;
import org.houzhen.kiosk.devices.TerminalDevices;
import org.houzhen.kiosk.printing.SlipDesk;

/** What this terminal offers to programs, one thread for each service, and who is connected. */
public final class Services implements AutoCloseable {
    private static final int WAITING_MAX = 8;

    private final TerminalDevices devices;
    private final BooleanSupplier idle;
    private final Clock clock;
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final List<ClientConnection> connections = new CopyOnWriteArrayList<>();

    /** One service and the one thread that works for it. */
    record Line(Service service, ThreadPoolExecutor thread) {}

    /** The names a test slip shows. */
    public record Names(String terminal, ZoneId zone) {}

    /** @param idle nobody is being served, so that devices are free to be tried */
    public Services(TerminalDevices devices, SlipDesk slips, Names names, BooleanSupplier idle, Clock clock) {
        this.devices = devices;
        this.idle = idle;
        this.clock = clock;
        Stream.of(
                        new CardService(devices),
                        new ScannerService(devices),
                        new SlipService(devices, slips, names.terminal(), names.zone(), clock),
                        new ReportService(devices),
                        new CardTerminalService(devices),
                        new InsuranceService(devices))
                .filter(service -> devices.status().containsKey(service.part()))
                .forEach(service -> lines.put(service.name(), new Line(service, thread(service.name()))));
        devices.onChange(() -> connections.forEach(ClientConnection::statusChanged));
    }

    private static ThreadPoolExecutor thread(String name) {
        var thread = new ThreadPoolExecutor(
                1, 1, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING_MAX), task -> daemon(task, name));
        thread.allowCoreThreadTimeOut(true);
        return thread;
    }

    private static Thread daemon(Runnable task, String name) {
        var thread = new Thread(task, "contract-" + name);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * @param base where services are found, such as ws://127.0.0.1:8401/xfs4iot/v1.0/
     * @param send takes messages from any thread and must not block
     * @return empty if there is no such service
     */
    public Optional<Client> connect(String service, String base, Consumer<Envelope> send) {
        if (service.equals(Publisher.NAME)) {
            return Optional.of(new Publisher(List.copyOf(lines.keySet()), base, send));
        }
        return Optional.ofNullable(lines.get(service)).map(line -> {
            var connection = new ClientConnection(this, line, send);
            connections.add(connection);
            return connection;
        });
    }

    void forget(ClientConnection connection) {
        connections.remove(connection);
    }

    boolean isIdle() {
        return idle.getAsBoolean();
    }

    Clock clock() {
        return clock;
    }

    Map<String, Object> status(Service service) {
        Part part = service.part();
        DeviceStatus now = devices.status().get(part);
        var status = new LinkedHashMap<String, Object>();
        status.put(
                "common",
                Map.of(
                        "device", device(now),
                        "reason", now.reason().name(),
                        "since", now.since().toString(),
                        "free", isIdle()));
        status.putAll(service.status());
        return status;
    }

    private static String device(DeviceStatus status) {
        return switch (status.reason()) {
            case UNPLUGGED, NO_ANSWER -> "noDevice";
            case STARTING -> "starting";
            case DEVICE_FAULT, CUTTER_FAULT, DAMAGED_ANSWER, PAPER_JAM -> "hardwareError";
            case PAPER_OUT, SUPPLY_OUT, COVER_OPEN, MEDIUM_NOT_TAKEN, EARLIER_JOB -> "userError";
            default -> status.isUsable() ? "online" : "offline";
        };
    }

    @Override
    public void close() {
        lines.values().forEach(line -> line.thread().shutdownNow());
    }
}
