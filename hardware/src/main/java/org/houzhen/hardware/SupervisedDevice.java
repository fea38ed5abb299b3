package org.houzhen.hardware;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The life of one configured device: open, probe, lose, wait, open again. Whoever holds the lock owns the device. */
final class SupervisedDevice<D extends Device> implements Supervised<D> {
    private static final Logger LOG = LoggerFactory.getLogger(SupervisedDevice.class);

    private final Opening<D> opening;
    private final Clock clock;
    private final Devices.Pace pace;
    private final ScheduledExecutorService threads;
    private final ReentrantLock owner = new ReentrantLock(true);
    private final List<Consumer<DeviceStatus>> statusListeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<D>> openActions = new CopyOnWriteArrayList<>();
    private volatile DeviceStatus status;
    private volatile boolean closed;
    private volatile D device; // Null while there is none; written by the owner only.
    private final ReentrantLock planning = new ReentrantLock();
    private ScheduledFuture<?> nextTick; // Null before the first; guarded by planning.
    private Duration wait;
    private final FaultLog faults;
    private boolean lossTold = true; // Nobody is told of a return whose loss was one of many.

    /** What is needed to open the device, over and over. */
    record Opening<D extends Device>(String name, Class<D> kind, DeviceAddress address, DeviceDriver driver) {}

    SupervisedDevice(Opening<D> opening, Clock clock, Devices.Pace pace, ScheduledExecutorService threads) {
        this.opening = opening;
        this.clock = clock;
        this.pace = pace;
        this.threads = threads;
        this.status = DeviceStatus.starting(clock.instant());
        this.wait = pace.reopenFirst();
        this.faults = new FaultLog(opening.name(), clock);
    }

    void start() {
        schedule(Duration.ZERO);
    }

    @Override
    public String name() {
        return opening.name();
    }

    @Override
    public DeviceAddress address() {
        return opening.address();
    }

    @Override
    public DeviceStatus status() {
        return status;
    }

    @Override
    public List<DeviceFault> faults() {
        return faults.faults();
    }

    @Override
    public void onStatus(Consumer<DeviceStatus> listener) {
        statusListeners.add(listener);
    }

    @Override
    public void onOpen(Consumer<D> action) {
        owner.lock();
        try {
            openActions.add(action);
            if (device != null) {
                action.accept(device);
            }
        } finally {
            owner.unlock();
        }
    }

    @Override
    public <R> R use(Duration busyLimit, Use<D, R> use) throws DeviceException, InterruptedException {
        if (!owner.tryLock(busyLimit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new DeviceException(DeviceReason.BUSY, name() + " is in use");
        }
        try {
            if (device == null) {
                throw new DeviceException(status.reason(), name() + " is not there");
            }
            return use.with(device);
        } catch (DeviceException e) {
            if (device != null) { // One that is away is looked for already: asking for it must not put that off.
                schedule(lose(e));
            }
            throw e;
        } finally {
            owner.unlock();
        }
    }

    private void tick() {
        Duration next = pace.probe();
        if (owner.tryLock()) { // While somebody uses the device its own calls find out how it is.
            try {
                next = device == null ? open() : probe();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                LOG.error("{}: driver failed: {}", name(), e.getClass().getName());
                next = lose(
                        new DeviceException(DeviceReason.DAMAGED_ANSWER, name() + " says what its driver breaks on"));
            } finally {
                owner.unlock();
            }
        }
        schedule(next);
    }

    private Duration open() throws InterruptedException {
        try {
            D opened = opening.kind().cast(opening.driver().open(name(), address(), clock));
            device = opened;
            if (closed) {
                opened.close();
            }
            wait = pace.reopenFirst();
            opened.onStatus(news -> heard(opened, news));
            openActions.forEach(action -> action.accept(opened)); // First: who reads "ready" may scan at once.
            publish(opened.status());
            tellOfReturn();
            return pace.probe();
        } catch (DeviceException e) {
            return lose(e);
        }
    }

    private void tellOfReturn() {
        if (lossTold) {
            LOG.info("{} is open at {}", name(), address());
            lossTold = false;
        }
    }

    private Duration probe() throws InterruptedException {
        try {
            publish(device.probe(pace.probeTimeout()));
            return pace.probe();
        } catch (DeviceException e) {
            return lose(e);
        }
    }

    /** An unplugging heard between two probes need not wait for the next. */
    private void heard(D speaker, DeviceStatus news) {
        if (speaker != device) {
            return; // The last words of a device already given up.
        }
        publish(news);
        if (news.reason() == DeviceReason.UNPLUGGED) {
            execute(() -> forget(speaker));
        }
    }

    private void forget(D lost) {
        owner.lock();
        try {
            if (device == lost) {
                schedule(lose(new DeviceException(DeviceReason.UNPLUGGED, name() + " was unplugged")));
            }
        } finally {
            owner.unlock();
        }
    }

    private Duration lose(DeviceException e) {
        lossTold |= !closed && faults.add(e);
        if (device != null) {
            D lost = device;
            device = null;
            lost.close();
        }
        if (!closed) {
            publish(status.becoming(DeviceStatus.State.OFFLINE, e.reason(), clock.instant()));
        }
        Duration now = wait;
        Duration doubled = wait.multipliedBy(2);
        wait = doubled.compareTo(pace.reopenMax()) > 0 ? pace.reopenMax() : doubled;
        return now;
    }

    private void publish(DeviceStatus news) {
        DeviceStatus before = status;
        status = before.becoming(news.state(), news.reason(), news.since());
        if (status != before) {
            statusListeners.forEach(listener -> listener.accept(status));
        }
    }

    /**
     * There is one next tick at most: a newer plan replaces the older. Planned and noted in one turn: a tick that ran
     * before it was noted would have its own successor taken for the older plan, and the device would never be opened again.
     */
    private void schedule(Duration delay) {
        planning.lock();
        try {
            ScheduledFuture<?> replaced = nextTick;
            nextTick = threads.schedule(this::tick, delay.toMillis(), TimeUnit.MILLISECONDS);
            if (replaced != null) {
                replaced.cancel(false);
            }
        } catch (RejectedExecutionException e) {
            LOG.debug("{}: supervision has ended", name());
        } finally {
            planning.unlock();
        }
    }

    private void execute(Runnable task) {
        try {
            threads.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("{}: supervision has ended", name());
        }
    }

    void close() {
        closed = true;
        D open = device;
        if (open != null) {
            open.close(); // Not waiting for whoever uses it: their call fails at once.
        }
    }
}
