package org.houzhen.kiosk.session;

import org.houzhen.kiosk.page.View;

/** A step that asks something which ends within its own limits; until then nothing can be pressed. */
public abstract class WaitingStep extends FixedStep {
    private final String what;

    /** @param what what the page says meanwhile */
    protected WaitingStep(KioskSession session, String what) {
        super(session);
        this.what = what;
    }

    @Override
    protected final View view() {
        return new View.Working(what);
    }
}
