package org.houzhen.kiosk.contract;

import java.util.List;
import java.util.Map;
import org.houzhen.kiosk.devices.Part;

/** One device, or the terminal's slips, with the commands it knows. */
interface Service {
    String name();

    /** The device whose state is this service's. */
    Part part();

    /** Names of commands, without those of the Common interface. */
    List<String> commands();

    /** What the interface adds to Common.Status. */
    Map<String, Object> status();

    /** Does one command and ends soon after the work is over. Blocks; one at a time. */
    Completion run(Work work) throws InterruptedException;
}
