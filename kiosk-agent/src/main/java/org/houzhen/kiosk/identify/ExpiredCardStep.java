package org.houzhen.kiosk.identify;

import java.util.function.Supplier;
import org.houzhen.kiosk.page.Action;
import org.houzhen.kiosk.page.View;
import org.houzhen.kiosk.session.KioskSession;
import org.houzhen.kiosk.session.Person;
import org.houzhen.kiosk.session.Step;

/**
 * Tells a known patient that their card is no longer valid. It still names them, so the visit goes on if they want; only a
 * record is not opened with such a card.
 */
final class ExpiredCardStep extends Step {
    private final Person person;
    private final Supplier<Step> next;

    ExpiredCardStep(KioskSession session, Person person, Supplier<Step> next) {
        super(session);
        this.person = person;
        this.next = next;
    }

    @Override
    protected View view() {
        return person.expiry();
    }

    @Override
    protected void press(Action action) {
        if (action.is(Action.CONFIRM)) {
            replace(next.get());
        }
    }
}
