package org.houzhen.server.web;

import org.houzhen.server.hospital.Bill;
import org.houzhen.server.hospital.ClinicSession;
import org.houzhen.wire.BillView;
import org.houzhen.wire.ClinicSessionView;
import org.houzhen.wire.FeeLine;

/** Says in the wire's records what both terminals and desks show of the hospital. */
public final class HospitalViews {
    private HospitalViews() {}

    public static BillView of(Bill bill) {
        return new BillView(
                bill.id(),
                bill.department(),
                bill.doctor(),
                bill.billedAt(),
                bill.total(),
                bill.lines().stream()
                        .map(line -> new FeeLine(line.item(), line.amount()))
                        .toList(),
                bill.heldBy().isEmpty() ? null : bill.heldBy());
    }

    public static ClinicSessionView of(ClinicSession session) {
        return new ClinicSessionView(
                session.id(),
                session.departmentId(),
                session.department(),
                session.doctor(),
                session.title(),
                session.level(),
                session.date(),
                session.period(),
                session.fee(),
                session.stopped() ? 0 : session.remaining(),
                session.roomName(),
                session.stopped());
    }
}
