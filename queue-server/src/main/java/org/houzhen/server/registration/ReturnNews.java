package org.houzhen.server.registration;

import java.util.Optional;
import org.houzhen.server.hospital.Registration;
import org.houzhen.server.queue.TicketOffice;
import org.houzhen.wire.TicketPath.Said;

/** What a patient who left a cancelled clinic (停诊) is told of money and place. Blocks; any thread may ask. */
public interface ReturnNews {
    /** Empty for everybody else, and while the hospital cannot be asked. */
    Optional<Said> of(TicketOffice.Place place, String registerNo);

    /** The same of a registration that is at hand. */
    Optional<Said> of(TicketOffice.Place place, Registration registration);
}
