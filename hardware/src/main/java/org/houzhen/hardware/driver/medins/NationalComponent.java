package org.houzhen.hardware.driver.medins;

import java.time.Duration;
import org.houzhen.hardware.DeviceException;

/** The insurance's component, opened: text goes in, and after the patient did their part text comes out. */
public interface NationalComponent extends AutoCloseable {
    /**
     * One call, as the native function has it; blocks.
     *
     * @param call JSON
     * @return JSON
     * @throws DeviceException if the component fails or does not answer within the limit
     */
    String call(String call, Duration limit) throws DeviceException, InterruptedException;

    /** @throws DeviceException if it is known to be gone, without asking it anything */
    void look() throws DeviceException;

    @Override
    void close();
}
