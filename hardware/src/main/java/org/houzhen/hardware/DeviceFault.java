package org.houzhen.hardware;

import java.time.Instant;

/** One thing that went wrong with a device, however often; its message names the device, never what it was reading. */
public record DeviceFault(DeviceReason reason, String message, long count, Instant first, Instant last) {
    DeviceFault again(Instant now) {
        return new DeviceFault(reason, message, count + 1, first, now);
    }
}
