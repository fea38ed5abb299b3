package org.houzhen.server.registration;

import java.util.Optional;
import java.util.UUID;
import org.houzhen.server.hospital.Registration;
import org.houzhen.server.queue.TicketOffice;
import org.houzhen.wire.ChooseDay;
import org.houzhen.wire.OtherDays;

/**
 * Moves patients of clinics that were cancelled today (停诊) to a later day (改期), as they wish at a terminal or by phone.
 * Calls block; any thread may make them.
 */
public interface LaterDays {
    /** Whether a later day can be chosen here and now. */
    boolean mayChoose(TicketOffice.Place place, String registerNo);

    /** Whether a day was chosen and the hospital has not answered. */
    boolean isMoving(TicketOffice.Place place, String registerNo);

    OtherDays of(String registerNo);

    /**
     * The choice is journaled, then the hospital is asked. A repeated key is answered with the same move; empty while the
     * hospital has not answered, and it is asked on without anybody waiting.
     *
     * @param actor who presses: {@code terminal:3}, {@code phone}
     * @throws org.houzhen.server.web.ProblemException with the reason when it is not to be had
     */
    Optional<Registration> move(UUID key, String registerNo, ChooseDay choice, String actor);
}
