package org.houzhen.server.suspension;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import org.houzhen.server.engine.Instead;
import org.houzhen.server.engine.QueueId;
import org.houzhen.server.engine.Reason;
import org.houzhen.server.engine.TicketNumber;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.Outcome;
import org.houzhen.server.hospital.OutpatientScheduling;
import org.houzhen.server.queue.Floor;
import org.houzhen.server.queue.Suspensions;
import org.houzhen.server.rules.RuleBook;

/** A morning on which a clinic was cancelled: who chose what stands in the journal. */
final class Floors {
    static final Instant MORNING = Floor.MORNING;
    /** Chose the money; paid at a kiosk. */
    static final String REFUND = "V1";
    /** Has chosen nothing yet. */
    static final String UNDECIDED = "V2";

    static final String ANOTHER_DAY = "V3";
    /** Chose another day, and no day yet. */
    static final String DECIDED = "V6";
    /** The same, and a clerk wants to give the money back. */
    static final String TORN = "V7";
    /** Chose the money; paid at a window. */
    static final String AT_WINDOW = "V4";
    /** Chose the money; there was nothing to pay. */
    static final String FREE = "V5";

    private Floors() {}

    static Floor cancelled(Path folder) {
        var floor = new Floor(folder);
        for (String visit : new String[] {REFUND, UNDECIDED, ANOTHER_DAY, AT_WINDOW, FREE}) {
            floor.waits(visit);
        }
        Suspensions suspensions = floor.suspensions(scheduling());
        CallContext context = CallContext.desk("1", "17", MORNING);
        suspensions.suspend(
                floor.cause(), context, "B", new QueueId("S-1"), new Reason(Reason.Code.CLINIC_CHANGED, "医生急会诊"));
        suspensions.leave(floor.cause(), "B", new TicketNumber("B001"), Instead.REFUND);
        suspensions.leave(floor.cause(), "B", new TicketNumber("B001"), Instead.REFUND); // A second press is refused.
        suspensions.leave(floor.cause(), "B", new TicketNumber("B003"), Instead.ANOTHER_DAY);
        suspensions.leave(floor.cause(), "B", new TicketNumber("B004"), Instead.REFUND);
        suspensions.leave(floor.cause(), "B", new TicketNumber("B005"), Instead.REFUND);
        return floor;
    }

    /** Two who have chosen another day, and so many more, U0 and on, who have chosen nothing. */
    static Floor crowded(Path folder, int undecided, Floor.MovedClock clock) {
        var floor = new Floor(folder, RuleBook.defaults(), board -> {}, clock);
        floor.waits(DECIDED);
        floor.waits(TORN);
        for (int i = 0; i < undecided; i++) {
            floor.registers("U" + i, Floor.LINE);
        }
        Suspensions suspensions = floor.suspensions(scheduling());
        CallContext context = CallContext.desk("1", "17", MORNING);
        suspensions.suspend(
                floor.cause(), context, "B", new QueueId("S-1"), new Reason(Reason.Code.CLINIC_CHANGED, "医生急会诊"));
        suspensions.leave(floor.cause(), "B", new TicketNumber("B001"), Instead.ANOTHER_DAY);
        suspensions.leave(floor.cause(), "B", new TicketNumber("B002"), Instead.ANOTHER_DAY);
        return floor;
    }

    private static OutpatientScheduling scheduling() {
        return (OutpatientScheduling) Proxy.newProxyInstance(
                OutpatientScheduling.class.getClassLoader(),
                new Class<?>[] {OutpatientScheduling.class},
                (proxy, method, arguments) -> Outcome.done(null));
    }
}
