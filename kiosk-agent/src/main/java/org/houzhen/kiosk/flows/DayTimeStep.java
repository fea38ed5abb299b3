package org.houzhen.kiosk.flows;

import org.houzhen.kiosk.page.Action;
import org.houzhen.kiosk.page.View;
import org.houzhen.kiosk.session.KioskSession;
import org.houzhen.kiosk.session.Step;
import org.houzhen.wire.MoveVisit;
import org.houzhen.wire.OtherDays;

/** At what time on that day? The last look before a registration is moved. */
final class DayTimeStep extends Step {
    private final String registerNo;
    private final OtherDays days;
    private final OtherDays.Session day;
    private String slot;

    DayTimeStep(KioskSession session, String registerNo, OtherDays days, OtherDays.Session day) {
        super(session);
        this.registerNo = registerNo;
        this.days = days;
        this.day = day;
        this.slot = day.times().get(0).slotId();
    }

    @Override
    protected View view() {
        return new View.Days(days, day.id(), slot);
    }

    @Override
    protected boolean isStop() {
        return true;
    }

    @Override
    protected void press(Action action) {
        if (action.is(Action.TOGGLE)) {
            day.times().stream()
                    .filter(time -> time.slotId().equals(action.value()))
                    .findFirst()
                    .ifPresent(time -> choose(time.slotId()));
        }
        if (action.is(Action.CONFIRM)) {
            go(SigningInStep.moving(session, new MoveVisit(patientId(), registerNo, day.id(), slot)));
        }
    }

    private void choose(String slotId) {
        slot = slotId;
        publish();
    }
}
