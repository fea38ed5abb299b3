package org.houzhen.kiosk.flows;

import java.util.List;
import java.util.Set;
import org.houzhen.kiosk.page.Action;
import org.houzhen.kiosk.page.View;
import org.houzhen.kiosk.server.Answer;
import org.houzhen.kiosk.session.KioskSession;
import org.houzhen.kiosk.session.LoadedStep;
import org.houzhen.wire.VisitView;

/** For which of today's registrations? */
final class VisitsStep extends LoadedStep<List<VisitView>> {
    /** Somebody who signed in and asks again gets the same place, and a marked slip. */
    private static final Set<String> MAY_SIGN_IN =
            Set.of("REGISTERED", "SIGNED_IN", "MISSED", "MAY_RETURN", "SUSPENDED", "STOPS_LEFT");

    VisitsStep(KioskSession session) {
        super(session);
    }

    @Override
    protected Answer<List<VisitView>> fetch() {
        return terminal.server().visits(patientId());
    }

    @Override
    protected View show(List<VisitView> visits) {
        return new View.Visits(visits);
    }

    @Override
    protected void press(Action action, List<VisitView> visits) {
        if (action.is(Action.CHOOSE)) {
            visits.stream()
                    .filter(visit -> visit.registerNo().equals(action.value()) && MAY_SIGN_IN.contains(visit.state()))
                    .findFirst()
                    .ifPresent(visit -> go(SigningInStep.of(session, visit.registerNo())));
        }
        if (action.is(Action.MOVE)) {
            visits.stream()
                    .filter(visit -> visit.registerNo().equals(action.value()) && visit.mayMove())
                    .findFirst()
                    .ifPresent(visit -> go(new DaysStep(session, visit.registerNo())));
        }
    }
}
