package org.houzhen.server.registration;

import java.time.Clock;
import org.houzhen.server.hospital.Registrations;
import org.houzhen.server.payment.Cashier;
import org.houzhen.server.payment.VirtualClock;
import org.houzhen.server.queue.TicketOffice;
import org.houzhen.server.refund.RefundDesk;
import org.houzhen.server.refund.Reversal;

/** For tests of other modules: how registrations are taken back, and the money of those whose clinic was cancelled. */
public final class TestClinicRefunds {
    /** The kind of their orders. */
    public static final String KIND = RegistrationPurpose.KIND;

    private TestClinicRefunds() {}

    public static Reversal reversal(Registrations registrations, TicketOffice office, Clock clock) {
        return new RegistrationReversal(registrations, office, clock);
    }

    public static ClinicRefunds of(
            Registrations registrations, TicketOffice office, Cashier cashier, RefundDesk desk, Clock clock) {
        var money = new Returns.Money(cashier, desk);
        var returns = new Returns(registrations, office, money, new Words(VirtualClock.ZONE), clock);
        return new ClinicRefunds(registrations, returns, money, clock);
    }
}
