package org.houzhen.acceptance.printer;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceException;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.hardware.Devices;
import org.houzhen.hardware.driver.escpos.EscPosDriver;
import org.houzhen.hardware.simulator.ReceiptPrinterSimulator;
import org.houzhen.kiosk.devices.Part;
import org.houzhen.kiosk.devices.PluggedDevices;
import org.houzhen.kiosk.devices.TerminalDevices;
import org.houzhen.kiosk.printing.PrintJournal;
import org.houzhen.kiosk.printing.SlipDesk;
import org.houzhen.kiosk.printing.SlipLayout;
import org.houzhen.kiosk.printing.SlipPrinter;
import org.houzhen.kiosk.printing.SqlitePrintJournal;

/** One terminal: a simulated printer of one make, and the shipped parts of an agent that can lose its power. */
final class Station implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Devices.Pace PACE =
            new Devices.Pace(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofMillis(1), Duration.ofMillis(8));

    private final ReceiptPrinterSimulator printer = new ReceiptPrinterSimulator();
    private final ExecutorService agentsThread = Executors.newSingleThreadExecutor();
    private final OwnHospital hospital = new OwnHospital();
    private final Path journalFile;
    private final DeviceAddress address;
    private final Plant plant;
    private final Tempo tempo;
    private final Thread working;
    private volatile boolean agentDown;
    private SqlitePrintJournal journal;
    private Devices devices;
    private TerminalDevices plugged;
    private SlipDesk desk;

    /** How long the agent waits: as for metal, or as short as a simulated printer allows. */
    enum Tempo {
        METAL(EscPosDriver.Waits.DEFAULT, PluggedDevices.Limits.DEFAULT),
        /** What takes metal seconds is over at once: its silence is known sooner, and being wrong costs a copy only. */
        LOOPBACK(
                new EscPosDriver.Waits(
                        Duration.ofSeconds(2), Duration.ofMillis(300), Duration.ofMillis(6), Duration.ofMillis(4)),
                new PluggedDevices.Limits(
                        Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofMillis(50), Duration.ofSeconds(1)));

        private final EscPosDriver.Waits waits;
        private final PluggedDevices.Limits limits;

        Tempo(EscPosDriver.Waits waits, PluggedDevices.Limits limits) {
            this.waits = waits;
            this.limits = limits;
        }
    }

    Station(Path folder, Make make, Plant plant, Tempo tempo) throws InterruptedException, ExecutionException {
        this.journalFile = folder.resolve(make + ".db");
        this.plant = plant;
        this.tempo = tempo;
        this.working = agentsThread.submit(Thread::currentThread).get();
        printer.be(make.model());
        this.address = DeviceAddress.parse("tcp:127.0.0.1:" + printer.listen(0) + make.settings());
        boot();
    }

    ReceiptPrinterSimulator printer() {
        return printer;
    }

    OwnHospital hospital() {
        return hospital;
    }

    SlipDesk desk() {
        return desk;
    }

    private void boot() {
        agentDown = false;
        journal = new SqlitePrintJournal(journalFile, Clock.systemUTC());
        journal.recover();
        devices = new Devices(Clock.systemUTC(), PACE, List.of(new EscPosDriver(tempo.waits)));
        plugged = new PluggedDevices(devices, Map.of(Part.RECEIPT, address), tempo.limits);
        PrintJournal kept = plant.around(journal);
        var layout = new SlipLayout(PaperJudge.HOSPITAL, PaperJudge.TERMINAL, ZoneId.of("Asia/Shanghai"));
        var slips = new SlipPrinter(kept, plant.around(plugged), layout, Clock.systemUTC());
        desk = new SlipDesk(kept, slips, hospital.server());
    }

    /** Does the agent's work on the agent's thread; empty-handed if its power went meanwhile. */
    <T> T agentDoes(Callable<T> work, T powerless) {
        Future<T> done = agentsThread.submit(work);
        try {
            T result = done.get();
            printer.forgetIncident(); // From here on nothing can cut the power any more.
            return agentDown ? powerless : result;
        } catch (ExecutionException e) {
            printer.forgetIncident();
            if (agentDown) {
                return powerless;
            }
            throw new IllegalStateException("the agent broke", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Whatever the agent waits for ends here, without a word in its journal. */
    void cutAgentsPower() {
        agentDown = true;
        working.interrupt();
    }

    /** The agent starts again if it is down, cables are in, and the driver has the printer again. */
    void recover() {
        if (agentDown) {
            devices.close();
            journal.close();
            boot();
        }
        try {
            printer.plug();
        } catch (DeviceException | InterruptedException e) {
            throw new IllegalStateException("the simulated printer cannot be plugged in", e);
        }
        try {
            Awaitility.await()
                    .pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .atMost(LIMIT)
                    .until(this::isThere);
        } catch (ConditionTimeoutException e) {
            throw new IllegalStateException(
                    "the printer at " + address + " stays " + plugged.status() + ", plugged " + printer.isPlugged(), e);
        }
    }

    private boolean isThere() {
        DeviceReason reason = plugged.status().get(Part.RECEIPT).reason();
        return reason != DeviceReason.UNPLUGGED && reason != DeviceReason.STARTING && reason != DeviceReason.NO_ANSWER;
    }

    @Override
    public void close() {
        agentsThread.shutdownNow();
        devices.close();
        journal.close();
        printer.close();
    }
}
