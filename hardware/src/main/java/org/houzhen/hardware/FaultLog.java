package org.houzhen.hardware;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What went wrong with one device, each thing once with a count. A fault is logged the first time, the tenth, the
 * hundredth and so on, so that a loose cable does not fill a disk. Whoever owns the device writes; anybody reads.
 */
final class FaultLog {
    private static final Logger LOG = LoggerFactory.getLogger(FaultLog.class);
    private static final int DISTINCT_MAX = 16;
    private static final int MESSAGE_MAX = 200;

    private final String device;
    private final Clock clock;
    private final Map<String, DeviceFault> faults = new LinkedHashMap<>(); // The longest unheard of first.
    private volatile List<DeviceFault> published = List.of();

    FaultLog(String device, Clock clock) {
        this.device = device;
        this.clock = clock;
    }

    /** Says whether it was logged. */
    boolean add(DeviceException e) {
        Instant now = clock.instant();
        String message = shortened(e.getMessage());
        DeviceFault before = faults.remove(e.reason() + message);
        DeviceFault fault = before == null ? new DeviceFault(e.reason(), message, 1, now, now) : before.again(now);
        faults.put(e.reason() + message, fault);
        if (faults.size() > DISTINCT_MAX) {
            faults.remove(faults.keySet().iterator().next());
        }
        published = List.copyOf(faults.values());
        boolean told = isPowerOfTen(fault.count());
        if (told) {
            String times = fault.count() == 1 ? "" : ", " + fault.count() + " times since " + fault.first();
            LOG.warn("{}: {} ({}{})", device, message, fault.reason(), times);
        }
        return told;
    }

    /** Newest first. */
    List<DeviceFault> faults() {
        List<DeviceFault> newestFirst = new ArrayList<>(published);
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    private static String shortened(String message) {
        String text = String.valueOf(message);
        return text.length() > MESSAGE_MAX ? text.substring(0, MESSAGE_MAX) : text;
    }

    private static boolean isPowerOfTen(long count) {
        long power = 1;
        while (power < count) {
            power *= 10;
        }
        return power == count;
    }
}
