package org.houzhen.hardware;

import java.time.Clock;

/** Opens devices of one model; found through {@code META-INF/services}, so that a new model changes no class. */
public interface DeviceDriver {
    /** The interface that opened devices implement, such as {@link IdCardReader}. */
    Class<? extends Device> kind();

    /** Says, without touching anything, whether a device at this address is for this driver. */
    boolean accepts(DeviceAddress address);

    /**
     * Opens the device and sees that it answers, within a few seconds.
     *
     * @throws DeviceException if nothing is there, or it does not answer as this model does
     */
    Device open(String name, DeviceAddress address, Clock clock) throws DeviceException, InterruptedException;
}
