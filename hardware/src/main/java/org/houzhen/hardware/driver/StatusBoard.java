package org.houzhen.hardware.driver;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.houzhen.hardware.Device;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.hardware.DeviceStatus;

/** Keeps the last known status of a device and tells listeners when it changes, whichever thread learned of it. */
public abstract class StatusBoard implements Device {
    private final String name;
    private final Clock clock;
    private final AtomicReference<DeviceStatus> status;
    private final List<Consumer<DeviceStatus>> listeners = new CopyOnWriteArrayList<>();

    protected StatusBoard(String name, Clock clock) {
        this.name = name;
        this.clock = clock;
        this.status = new AtomicReference<>(DeviceStatus.starting(clock.instant()));
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final DeviceStatus status() {
        return status.get();
    }

    @Override
    public final void onStatus(Consumer<DeviceStatus> listener) {
        listeners.add(listener);
    }

    protected final Clock clock() {
        return clock;
    }

    protected final DeviceStatus become(DeviceStatus.State state, DeviceReason reason) {
        DeviceStatus before = status.get();
        DeviceStatus after = before.becoming(state, reason, clock.instant());
        if (after != before && status.compareAndSet(before, after)) {
            listeners.forEach(listener -> listener.accept(after));
        }
        return after;
    }
}
