package org.houzhen.server.registration;

import java.util.Optional;
import java.util.UUID;
import org.houzhen.server.hospital.Registration;
import org.houzhen.server.queue.TicketOffice;
import org.houzhen.wire.ChooseDay;
import org.houzhen.wire.OtherDays;

/** A floor on which no clinic is cancelled. */
final class NoLaterDays implements LaterDays {
    @Override
    public boolean mayChoose(TicketOffice.Place place, String registerNo) {
        return false;
    }

    @Override
    public boolean isMoving(TicketOffice.Place place, String registerNo) {
        return false;
    }

    @Override
    public OtherDays of(String registerNo) {
        throw new UnsupportedOperationException("of");
    }

    @Override
    public Optional<Registration> move(UUID key, String registerNo, ChooseDay choice, String actor) {
        throw new UnsupportedOperationException("move");
    }
}
