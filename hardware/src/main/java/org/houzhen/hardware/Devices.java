package org.houzhen.hardware;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Opens the configured devices, probes them while nobody uses them, and reopens what was unplugged. */
public final class Devices implements AutoCloseable {
    private static final int THREADS = 4; // One device that is slow to answer must not delay the others.

    private final Clock clock;
    private final Pace pace;
    private final List<DeviceDriver> drivers;
    private final List<SupervisedDevice<?>> devices = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService threads;

    /** How often a device is probed and how long to wait between attempts to reopen it, doubling up to the limit. */
    public record Pace(Duration probe, Duration probeTimeout, Duration reopenFirst, Duration reopenMax) {
        public static final Pace DEFAULT =
                new Pace(Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofMillis(250), Duration.ofSeconds(10));
    }

    public Devices(Clock clock, Pace pace, List<DeviceDriver> drivers) {
        this.clock = clock;
        this.pace = pace;
        this.drivers = List.copyOf(drivers);
        this.threads = Executors.newScheduledThreadPool(THREADS, Devices::thread);
    }

    /** With every driver on the class path. */
    public static Devices ofInstalledDrivers(Clock clock) {
        return new Devices(clock, Pace.DEFAULT, installedDrivers());
    }

    public static List<DeviceDriver> installedDrivers() {
        return ServiceLoader.load(DeviceDriver.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /**
     * Begins to look after one device; the first attempt to open it starts at once on another thread.
     *
     * @throws IllegalArgumentException if no driver knows such a device at such an address
     */
    public <D extends Device> Supervised<D> supervise(String name, Class<D> kind, DeviceAddress address) {
        DeviceDriver driver = drivers.stream()
                .filter(candidate -> kind.isAssignableFrom(candidate.kind()) && candidate.accepts(address))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no driver for a " + kind.getSimpleName() + " at " + address + " (" + name + ")"));
        var opening = new SupervisedDevice.Opening<>(name, kind, address, driver);
        var device = new SupervisedDevice<>(opening, clock, pace, threads);
        devices.add(device);
        device.start();
        return device;
    }

    public List<Supervised<?>> all() {
        return List.copyOf(devices);
    }

    @Override
    public void close() {
        devices.forEach(SupervisedDevice::close);
        threads.shutdownNow();
        try {
            threads.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread thread(Runnable task) {
        var thread = new Thread(task, "devices");
        thread.setDaemon(true);
        return thread;
    }
}
