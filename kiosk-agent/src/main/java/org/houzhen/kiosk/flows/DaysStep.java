package org.houzhen.kiosk.flows;

import org.houzhen.kiosk.page.Action;
import org.houzhen.kiosk.page.View;
import org.houzhen.kiosk.server.Answer;
import org.houzhen.kiosk.session.KioskSession;
import org.houzhen.kiosk.session.LoadedStep;
import org.houzhen.wire.OtherDays;

/** On which other day, for whom the clinic was cancelled today? */
final class DaysStep extends LoadedStep<OtherDays> {
    private final String registerNo;

    DaysStep(KioskSession session, String registerNo) {
        super(session);
        this.registerNo = registerNo;
    }

    @Override
    protected Answer<OtherDays> fetch() {
        return terminal.server().otherDays(patientId(), registerNo);
    }

    @Override
    protected View show(OtherDays days) {
        return new View.Days(days, null, null);
    }

    @Override
    protected void press(Action action, OtherDays days) {
        if (action.is(Action.CHOOSE)) {
            days.sessions().stream()
                    .filter(each -> each.id().equals(action.value()))
                    .findFirst()
                    .ifPresent(each -> go(new DayTimeStep(session, registerNo, days, each)));
        }
    }
}
