package org.houzhen.kiosk.identify;

import java.util.regex.Pattern;
import org.houzhen.kiosk.flows.FirstSteps;
import org.houzhen.kiosk.page.Action;
import org.houzhen.kiosk.page.Flow;
import org.houzhen.kiosk.page.View;
import org.houzhen.kiosk.session.KioskSession;
import org.houzhen.kiosk.session.Patience;
import org.houzhen.kiosk.session.Person;
import org.houzhen.kiosk.session.Question;
import org.houzhen.kiosk.session.Step;
import org.houzhen.kiosk.session.TroubleStep;
import org.houzhen.wire.PatientView;

/** A first-time patient gives a telephone number, and has a record. */
final class OpenRecordStep extends Step {
    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");

    private final Person person;
    private String hint = "";
    private boolean opening;

    OpenRecordStep(KioskSession session, Person person) {
        super(session);
        this.person = person;
    }

    @Override
    protected void enter() {
        opening = false;
    }

    @Override
    protected void press(Action action) {
        if (!action.is(Action.PHONE) || opening) {
            return;
        }
        if (!MOBILE.matcher(action.value()).matches()) {
            hint = "PHONE_INVALID";
            return;
        }
        open(action.value());
    }

    private void open(String phone) {
        opening = true;
        var request = person.record(phone);
        ask(new Question<>(
                () -> terminal.server().open(request),
                this::opened,
                problem -> replace(TroubleStep.of(session, problem)),
                () -> replace(TroubleStep.noAnswer(session, this))));
    }

    private void opened(PatientView patient) {
        person.known(patient);
        replace(FirstSteps.of(session, Flow.REGISTER));
    }

    @Override
    protected View view() {
        return opening
                ? new View.Working("OPENING_RECORD")
                : new View.OpenRecord(person.maskedName(), person.maskedDocument(), hint);
    }

    @Override
    protected Patience patience() {
        return opening ? Patience.ENDLESS : Patience.NORMAL;
    }

    @Override
    protected boolean canGoBack() {
        return !opening;
    }

    @Override
    protected boolean canLeave() {
        return !opening;
    }
}
