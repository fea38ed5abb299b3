package org.houzhen.wire;

import java.time.Instant;
import java.util.List;

/** A terminal tells the server how its devices are; sent when something changes and every 30 seconds. */
public record DeviceReport(List<Device> devices) {
    /**
     * One device.
     *
     * @param state ONLINE, DEGRADED, OFFLINE or UNKNOWN
     * @param reason a stable code, such as PAPER_LOW; empty when all is well
     */
    public record Device(String name, String state, String reason, Instant since) {}
}
