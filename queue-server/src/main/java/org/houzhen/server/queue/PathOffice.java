package org.houzhen.server.queue;

import java.util.Optional;
import org.houzhen.wire.TicketPath;

/** Where pages outside the desks learn why a number stands where it stands. Any thread may call. */
public interface PathOffice {
    /** Where a number stands today, and of each before it why. Blocks. */
    Optional<TicketPath> path(String area, String number);

    /** Calls back, on a thread that must not be kept, whenever something changed in an area, until it is closed. */
    AutoCloseable onChange(String area, Runnable changed);
}
