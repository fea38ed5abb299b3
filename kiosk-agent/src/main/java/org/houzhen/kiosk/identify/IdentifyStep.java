package org.houzhen.kiosk.identify;

import java.time.Duration;
import org.houzhen.hardware.CardPhoto;
import org.houzhen.kiosk.devices.CardHolder;
import org.houzhen.kiosk.devices.CardReading;
import org.houzhen.kiosk.devices.Part;
import org.houzhen.kiosk.flows.FirstSteps;
import org.houzhen.kiosk.page.Flow;
import org.houzhen.kiosk.page.View;
import org.houzhen.kiosk.session.KioskSession;
import org.houzhen.kiosk.session.Person;
import org.houzhen.kiosk.session.Step;

/** Waits for an identity card or a social-security card, and for a sign-in also for the code of a slip. */
public final class IdentifyStep extends Step {
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration PAUSE_DOWN = Duration.ofSeconds(1);

    private final Flow flow;
    private String hint = "";

    public IdentifyStep(KioskSession session, Flow flow) {
        super(session);
        this.flow = flow;
    }

    @Override
    protected void enter() {
        look();
    }

    private void look() {
        look(this::looked);
    }

    private void looked(CardReading reading) {
        if (reading.holder().isPresent()) {
            found(reading.holder().get(), reading.photo());
            return;
        }
        boolean keepsHint = reading.hint() == CardReading.Hint.NONE && hint.equals("NOT_A_REGISTER_CODE");
        hint = keepsHint ? hint : said(reading.hint());
        publish();
        var pause = reading.hint() == CardReading.Hint.READER_DOWN ? PAUSE_DOWN : PAUSE;
        after(pause, this::look);
    }

    private static String said(CardReading.Hint hint) {
        return hint == CardReading.Hint.NONE ? "" : hint.name();
    }

    private void found(CardHolder card, CardPhoto photo) {
        var person = new Person(card, photo);
        identified(person);
        replace(new FindingStep(session, flow, person));
    }

    @Override
    protected void scanned(String code) {
        if (flow != Flow.SIGN_IN) {
            return;
        }
        if (RegisterCode.isOne(code.strip())) {
            replace(FirstSteps.signingIn(session, code.strip()));
        } else {
            hint = "NOT_A_REGISTER_CODE";
        }
    }

    @Override
    protected View view() {
        boolean scanner = flow == Flow.SIGN_IN && terminal.devices().usable(Part.SCANNER);
        return new View.Identify(
                terminal.devices().usable(Part.ID_CARD), terminal.devices().usable(Part.SOCIAL_CARD), scanner, hint);
    }
}
