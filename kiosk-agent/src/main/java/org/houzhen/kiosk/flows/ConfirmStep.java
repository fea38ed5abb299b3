package org.houzhen.kiosk.flows;

import java.util.concurrent.Callable;
import java.util.function.Function;
import org.houzhen.kiosk.orders.Opening;
import org.houzhen.kiosk.page.Action;
import org.houzhen.kiosk.page.View;
import org.houzhen.kiosk.pay.OrderingStep;
import org.houzhen.kiosk.pay.PayerStep;
import org.houzhen.kiosk.session.KioskSession;
import org.houzhen.kiosk.session.Person;
import org.houzhen.kiosk.session.Step;
import org.houzhen.wire.ClinicSessionView;
import org.houzhen.wire.DepartmentView;
import org.houzhen.wire.ExtraOffer;
import org.houzhen.wire.Money;
import org.houzhen.wire.PayBy;
import org.houzhen.wire.Register;
import org.houzhen.wire.SlotView;

/** Is this right? The last look before money. */
final class ConfirmStep extends Step {
    private final String place;
    private final ClinicSessionView clinic;
    private final SlotView slot; // Null for an extra number, which gets its slot when it is ordered.

    private ConfirmStep(KioskSession session, String place, ClinicSessionView clinic, SlotView slot) {
        super(session);
        this.place = place;
        this.clinic = clinic;
        this.slot = slot;
    }

    static ConfirmStep of(KioskSession session, DepartmentView department, ClinicSessionView clinic, SlotView slot) {
        return new ConfirmStep(session, department.place(), clinic, slot);
    }

    static ConfirmStep extra(KioskSession session, ExtraOffer offer) {
        return new ConfirmStep(session, offer.place(), offer.clinic(), null);
    }

    @Override
    protected View view() {
        Person person = person().orElseThrow();
        return new View.Confirm(clinic, slot, place, person.maskedName(), person.maskedDocument());
    }

    @Override
    protected void press(Action action) {
        if (action.is(Action.CONFIRM)) {
            String patient = patientId();
            go(
                    clinic.fee().equals(Money.ZERO)
                            ? new OrderingStep(session, begin(patient, null))
                            : new PayerStep(
                                    session,
                                    clinic.fee(),
                                    way -> begin(patient, way),
                                    credential -> insured(patient, credential)));
        }
    }

    private Callable<Opening> insured(String patient, String credential) {
        return () ->
                terminal.orders().begin(wish(slotId -> Register.insured(patient, clinic.id(), slotId, credential)));
    }

    private Callable<Opening> begin(String patient, PayBy way) {
        return () -> terminal.orders().begin(wish(slotId -> new Register(patient, clinic.id(), slotId, way)));
    }

    private Register wish(Function<String, Register> ofSlot) {
        return slot == null ? ofSlot.apply("").asExtra() : ofSlot.apply(slot.id());
    }

    @Override
    protected boolean isStop() {
        return true;
    }

    @Override
    protected boolean isBeforeMoney() {
        return true;
    }
}
