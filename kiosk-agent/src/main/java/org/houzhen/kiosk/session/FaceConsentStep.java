package org.houzhen.kiosk.session;

import org.houzhen.kiosk.page.Action;
import org.houzhen.kiosk.page.View;

/** Asks before the camera is opened. Who says no goes on at once, and loses nothing. */
final class FaceConsentStep extends Step {
    private final Person person;

    FaceConsentStep(KioskSession session, Person person) {
        super(session);
        this.person = person;
    }

    @Override
    View view() {
        return new View.FaceConsent();
    }

    @Override
    void press(Action action) {
        if (action.is(Action.AGREE)) {
            session.replace(new FaceCameraStep(session, person));
        } else if (action.is(Action.DECLINE)) {
            person.forgetPhoto();
            session.replace(new OpenRecordStep(session, person));
        }
    }

    @Override
    boolean isStop() {
        return false;
    }
}
