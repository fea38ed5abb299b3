package org.houzhen.hardware;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * One configured device, plugged in or not. It is opened, probed and reopened behind the caller's back; the caller
 * borrows it for one conversation at a time.
 */
public interface Supervised<D extends Device> {
    String name();

    DeviceAddress address();

    /** Never touches the device; OFFLINE with a reason while there is none. */
    DeviceStatus status();

    /** What went wrong since the program was started, newest first, each thing once. */
    List<DeviceFault> faults();

    /** The listener hears every change, across reopenings, and must not block. */
    void onStatus(Consumer<DeviceStatus> listener);

    /** Runs now if the device is open, and again each time it is reopened: the place to register listeners. */
    void onOpen(Consumer<D> action);

    /**
     * Lends the device to the caller alone.
     *
     * @throws DeviceException if it is not there, is busy for longer than the limit, or fails while lent; in the last
     *     case it is closed and reopened
     */
    <R> R use(Duration busyLimit, Use<D, R> use) throws DeviceException, InterruptedException;

    /** One conversation with a lent device. */
    interface Use<D, R> {
        R with(D device) throws DeviceException, InterruptedException;
    }
}
