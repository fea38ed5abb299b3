package org.houzhen.kiosk.flows;

import java.util.List;
import org.houzhen.kiosk.page.Action;
import org.houzhen.kiosk.page.View;
import org.houzhen.kiosk.server.Answer;
import org.houzhen.kiosk.session.KioskSession;
import org.houzhen.kiosk.session.LoadedStep;
import org.houzhen.wire.ReturnableVisit;

/** Which registration is to be returned? Those that may not say why. */
final class ReturnsStep extends LoadedStep<List<ReturnableVisit>> {
    ReturnsStep(KioskSession session) {
        super(session);
    }

    @Override
    protected Answer<List<ReturnableVisit>> fetch() {
        return terminal.server().returnable(patientId());
    }

    @Override
    protected View show(List<ReturnableVisit> visits) {
        return new View.Returns(visits);
    }

    @Override
    protected void press(Action action, List<ReturnableVisit> visits) {
        if (action.is(Action.CHOOSE)) {
            visits.stream()
                    .filter(visit -> visit.registerNo().equals(action.value()) && visit.refusal() == null)
                    .findFirst()
                    .ifPresent(visit -> go(new ReturnConfirmStep(session, visit)));
        }
    }
}
