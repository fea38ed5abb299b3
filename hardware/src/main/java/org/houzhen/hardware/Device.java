package org.houzhen.hardware;

import java.time.Duration;
import java.util.function.Consumer;

/** Anything with a cable that can be asked how it is. One thread uses a device at a time; every call has a limit. */
public interface Device extends AutoCloseable {
    String name();

    /** What was learned last; never touches the device. */
    DeviceStatus status();

    /** The listener hears every change of status, on whatever thread learned of it, and must not block. */
    void onStatus(Consumer<DeviceStatus> listener);

    /**
     * Asks the device how it is.
     *
     * @throws DeviceException if it is broken, unplugged or does not answer within the limit
     */
    DeviceStatus probe(Duration timeout) throws DeviceException, InterruptedException;

    @Override
    void close();
}
