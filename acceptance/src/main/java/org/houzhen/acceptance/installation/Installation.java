package org.houzhen.acceptance.installation;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.houzhen.acceptance.alipay.AlipayKeys;
import org.houzhen.acceptance.alipay.AlipaySimulator;
import org.houzhen.acceptance.fiscal.FiscalSimulator;
import org.houzhen.acceptance.insurer.InsurerSimulator;
import org.houzhen.acceptance.wechat.SimulatorKeys;
import org.houzhen.acceptance.wechat.WeChatSimulator;
import org.houzhen.hardware.simulator.LastingPorts;
import org.houzhen.hardware.simulator.SimulatedDevices;

/**
 * A hospital's floor on one machine: the queue server and one kiosk agent as processes, the kiosk's devices and the
 * patient's phone simulated at the other end of real sockets. All of it keeps its data in one folder.
 */
public final class Installation implements AutoCloseable {
    private static final int SERVER_HEAP_MEGABYTES = 160;
    private static final int AGENT_HEAP_MEGABYTES = 64;
    private static final int MORNING_HOUR = 9;
    /** The people here are made up, and proofs look through all that could ever be written. */
    private static final String OUR_LOG = "--logging.level.org.houzhen=DEBUG";

    private final Path data;
    private final Ports ports;
    private final ZoneId zone;
    private final SimulatedDevices devices;
    private final WeChatSimulator phone;
    private final AlipaySimulator alipay;
    private final Optional<InsurerSimulator> insurer;
    private final FiscalSimulator fiscal;
    private final Child server;
    private final Child agent;
    private final Accounts accounts;

    /** Where its parts listen. */
    public record Ports(int server, int agent, int devices, int phone, int alipay, int insurer, int fiscal) {
        /** The given port and those after it. */
        public static Ports from(int first) {
            return new Ports(first, first + 1, first + 2, first + 3, first + 4, first + 5, first + 6);
        }

        /** Ports nobody uses now, nor while a part that was killed is started again. */
        public static Ports free() {
            return new Ports(
                    LastingPorts.free(),
                    LastingPorts.free(),
                    LastingPorts.free(),
                    LastingPorts.free(),
                    LastingPorts.free(),
                    LastingPorts.free(),
                    LastingPorts.free());
        }
    }

    /** Whether the hospital has an agreement with the medical insurance. */
    public enum Insurance {
        NONE,
        AGREED
    }

    /**
     * Starts everything where it is morning now, so that a proof finds free numbers at any hour. Its clinic sessions lie in
     * the data, so a folder that is used again stays where it was.
     */
    public static Installation start(Path data, Ports ports) throws IOException, InterruptedException {
        return start(data, ports, Insurance.NONE);
    }

    /** The same, where patients may have the medical insurance pay its part. */
    public static Installation start(Path data, Ports ports, Insurance insurance)
            throws IOException, InterruptedException {
        Path kept = data.resolve("time-zone");
        if (!Files.exists(kept)) {
            Files.createDirectories(data);
            Files.writeString(
                    kept,
                    zoneWhereItIsMorning(OffsetDateTime.now(ZoneOffset.UTC).getHour()));
        }
        return start(data, ports, ZoneId.of(Files.readString(kept).strip()), insurance);
    }

    /** Browsers know every offset but the one that Java calls Z. */
    private static String zoneWhereItIsMorning(int hour) {
        ZoneOffset offset = ZoneOffset.ofHours(MORNING_HOUR - hour);
        return offset.equals(ZoneOffset.UTC) ? "UTC" : offset.getId();
    }

    /** Starts everything and waits until it answers. */
    public static Installation start(Path data, Ports ports, ZoneId zone, Insurance insurance)
            throws IOException, InterruptedException {
        Files.createDirectories(data.resolve("logs"));
        var installation = new Installation(data.toAbsolutePath(), ports, zone, insurance);
        Runtime.getRuntime().addShutdownHook(new Thread(installation::stopPrograms, "stop"));
        try {
            installation.server.start();
            installation.server.awaitReady();
            installation.agent.start();
            installation.agent.awaitReady();
            return installation;
        } catch (RuntimeException e) {
            installation.close();
            throw e;
        }
    }

    private Installation(Path data, Ports ports, ZoneId zone, Insurance insurance)
            throws IOException, InterruptedException {
        this.data = data;
        this.ports = ports;
        this.zone = zone;
        this.accounts = Accounts.plan(data);
        this.devices = SimulatedDevices.start(SimulatedDevices.Ports.freeBut(ports.devices()));
        this.phone = WeChatSimulator.start(
                ports.phone(), SimulatorKeys.in(data.resolve("wechat")), WeChatSimulator.Speed.DEMONSTRATION);
        this.alipay = AlipaySimulator.start(ports.alipay(), AlipayKeys.in(data.resolve("alipay")));
        this.insurer = insurance == Insurance.AGREED
                ? Optional.of(InsurerSimulator.start(ports.insurer(), zone))
                : Optional.empty();
        insurer.ifPresent(centre -> centre.knows(devices.insurance()::holder));
        this.fiscal = FiscalSimulator.start(ports.fiscal());
        this.server = new Child(
                Child.java(Jars.server(), SERVER_HEAP_MEGABYTES, serverArguments()),
                serverUrl().resolve("/actuator/health"),
                data.resolve("logs/server.log"),
                line -> true);
        this.agent = new Child(
                Child.java(Jars.agent(), AGENT_HEAP_MEGABYTES, agentArguments()),
                agentUrl().resolve("/health"),
                data.resolve("logs/kiosk.log"),
                line -> true);
    }

    private List<String> serverArguments() throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "--houzhen.data=" + data.resolve("server"),
                "--houzhen.first-administrator.password-file=" + data.resolve(Accounts.FIRST_PASSWORD),
                "--houzhen.hospital.always-open=true",
                "--houzhen.screen.trust-loopback=true", // Who tries it pairs nothing; all of it is on this machine.
                "--houzhen.bank-card.offered=true",
                "--houzhen.time-zone=" + zone,
                "--houzhen.phone.address=" + serverUrl(),
                OUR_LOG,
                "--server.port=" + ports.server()));
        Map<String, String> wechat =
                phone.writeKeys(data.resolve("wechat"), serverUrl().resolve("/api/wechat/notify"));
        wechat.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        alipay.properties(data.resolve("alipay"), serverUrl().resolve("/api/alipay/notify"))
                .forEach((name, value) -> arguments.add("--" + name + "=" + value));
        if (insurer.isPresent()) {
            insurer.get()
                    .properties(data.resolve("insurer"), true)
                    .forEach((name, value) -> arguments.add("--" + name + "=" + value));
        }
        fiscal.properties(data.resolve("fiscal")).forEach((name, value) -> arguments.add("--" + name + "=" + value));
        return arguments;
    }

    /** The JDBC address of one of the server's stores: a file, or the schema of a database that HOUZHEN_STORE names to both. */
    public String store(String name) {
        String database = System.getenv("HOUZHEN_STORE");
        return database == null
                ? "jdbc:sqlite:" + data.resolve("server").resolve(name + ".db")
                : database + (database.contains("?") ? "&" : "?") + "currentSchema=" + name;
    }

    private List<String> agentArguments() {
        Map<String, String> addresses = devices.addresses();
        return List.of(
                "--houzhen.data=" + data.resolve("kiosk"),
                "--houzhen.server=" + serverUrl(),
                "--houzhen.enrolment-code-file=" + data.resolve("server/first-terminal-code"),
                "--houzhen.devices.id-card=" + addresses.get("id-card"),
                "--houzhen.devices.receipt=" + addresses.get("receipt"),
                "--houzhen.devices.scanner=" + addresses.get("scanner"),
                "--houzhen.devices.report=" + addresses.get("ipp"),
                "--houzhen.devices.card-terminal=" + addresses.get("card-terminal"),
                "--houzhen.devices.insurance-terminal=" + addresses.get("insurance-terminal"),
                "--houzhen.time-zone=" + zone,
                OUR_LOG,
                "--server.port=" + ports.agent());
    }

    /** The people of this floor, with their passwords. */
    Accounts accounts() {
        return accounts;
    }

    public Path data() {
        return data;
    }

    public URI serverUrl() {
        return URI.create("http://127.0.0.1:" + ports.server());
    }

    public URI agentUrl() {
        return URI.create("http://127.0.0.1:" + ports.agent());
    }

    public URI devicesUrl() {
        return URI.create("http://127.0.0.1:" + devices.ports().control());
    }

    public SimulatedDevices devices() {
        return devices;
    }

    public WeChatSimulator phone() {
        return phone;
    }

    /** The other phone: Alipay. */
    public AlipaySimulator alipay() {
        return alipay;
    }

    /** The medical insurance's centre, where there is an agreement with it. */
    public InsurerSimulator insurer() {
        return insurer.orElseThrow();
    }

    /** The fiscal platform. */
    public FiscalSimulator fiscal() {
        return fiscal;
    }

    public Child server() {
        return server;
    }

    public Child agent() {
        return agent;
    }

    private void stopPrograms() {
        agent.close();
        server.close();
    }

    @Override
    public void close() {
        stopPrograms();
        devices.close();
        phone.close();
        alipay.close();
        insurer.ifPresent(InsurerSimulator::close);
        fiscal.close();
    }
}
