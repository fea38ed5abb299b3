package org.houzhen.kiosk.identify;

import org.houzhen.kiosk.page.Action;
import org.houzhen.kiosk.page.View;
import org.houzhen.kiosk.session.KioskSession;
import org.houzhen.kiosk.session.Person;
import org.houzhen.kiosk.session.Step;

/** Asks before the camera is opened. Who says no goes on at once, and loses nothing. */
final class FaceConsentStep extends Step {
    private final Person person;

    FaceConsentStep(KioskSession session, Person person) {
        super(session);
        this.person = person;
    }

    @Override
    protected View view() {
        return new View.FaceConsent();
    }

    @Override
    protected void press(Action action) {
        if (action.is(Action.AGREE)) {
            replace(new FaceCameraStep(session, person));
        } else if (action.is(Action.DECLINE)) {
            person.forgetPhoto();
            replace(new OpenRecordStep(session, person));
        }
    }
}
