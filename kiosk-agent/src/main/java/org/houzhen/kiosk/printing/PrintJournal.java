package org.houzhen.kiosk.printing;

import java.util.List;
import java.util.Optional;

/** What the terminal knows for sure about its paper. Every method is durable when it returns. */
public interface PrintJournal {
    /** Adds the job unless it is known; either way it is returned as it stands. */
    PrintJob queue(String id, PrintJob.Kind kind, String origin);

    /** To be called before the first byte: from here on a copy may be on paper. */
    void sending(String id);

    /** The printer took nothing of what {@link #sending} announced. */
    void notSent(String id);

    void confirmed(String id, int pages);

    void unknown(String id);

    void givenUp(String id);

    void reported(String id);

    Optional<PrintJob> find(String id);

    /** Jobs without an end, and jobs whose end the server has not heard; oldest first. */
    List<PrintJob> open();

    /** Slips of the last day of which no copy is proven, the newest first: somebody may still want theirs. */
    List<PrintJob> unproven();

    /** Slips of the last day that once were not proven, and those of them that are by now; the newest first. */
    List<PrintJob> everUnproven();

    /** After a start: whatever was being sent when the power went may or may not be on paper. */
    void recover();
}
