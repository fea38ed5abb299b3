package org.houzhen.kiosk.flows;

import java.util.List;
import org.houzhen.kiosk.page.Action;
import org.houzhen.kiosk.page.View;
import org.houzhen.kiosk.server.Answer;
import org.houzhen.kiosk.session.KioskSession;
import org.houzhen.kiosk.session.LoadedStep;
import org.houzhen.wire.ExtraOffer;

/** Has a doctor consented to an extra number (加号)? Whoever has none is not asked. */
final class ExtrasStep extends LoadedStep<List<ExtraOffer>> {
    ExtrasStep(KioskSession session) {
        super(session);
    }

    @Override
    protected Answer<List<ExtraOffer>> fetch() {
        return terminal.server().extras(patientId());
    }

    @Override
    protected void arrived(List<ExtraOffer> offers) {
        if (offers.isEmpty()) {
            replace(new DepartmentStep(session));
        }
    }

    @Override
    protected View show(List<ExtraOffer> offers) {
        return new View.Extras(offers);
    }

    @Override
    protected void press(Action action, List<ExtraOffer> offers) {
        if (action.is(Action.DECLINE)) {
            go(new DepartmentStep(session));
        } else if (action.is(Action.CHOOSE)) {
            offers.stream()
                    .filter(offer -> offer.clinic().id().equals(action.value()))
                    .findFirst()
                    .ifPresent(offer -> go(ConfirmStep.extra(session, offer)));
        }
    }
}
