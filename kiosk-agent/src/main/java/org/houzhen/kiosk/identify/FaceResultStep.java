package org.houzhen.kiosk.identify;

import java.util.Optional;
import org.houzhen.face.FaceCheck.Look;
import org.houzhen.kiosk.page.Action;
import org.houzhen.kiosk.page.View;
import org.houzhen.kiosk.session.KioskSession;
import org.houzhen.kiosk.session.Person;
import org.houzhen.kiosk.session.Step;

/** Says how alike card and face are, for a person to judge. The visit goes on whatever it says, and nobody is told. */
final class FaceResultStep extends Step {
    private final Person person;
    private final String likeness;

    FaceResultStep(KioskSession session, Person person, Optional<Look> best) {
        super(session);
        this.person = person;
        this.likeness = best.map(look -> look.likeness().name()).orElse("NOT_SEEN");
    }

    @Override
    protected View view() {
        return new View.FaceResult(likeness);
    }

    @Override
    protected void press(Action action) {
        if (action.is(Action.CONFIRM)) {
            replace(new OpenRecordStep(session, person));
        }
    }
}
