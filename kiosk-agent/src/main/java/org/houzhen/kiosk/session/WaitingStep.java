package org.houzhen.kiosk.session;

import org.houzhen.kiosk.page.View;

/** A step that asks something which ends within its own limits; until then nothing can be pressed. */
abstract class WaitingStep extends Step {
    private final String what;

    WaitingStep(KioskSession session, String what) {
        super(session);
        this.what = what;
    }

    @Override
    View view() {
        return new View.Working(what);
    }

    @Override
    Patience patience() {
        return Patience.ENDLESS;
    }

    @Override
    boolean isStop() {
        return false;
    }

    @Override
    boolean canGoBack() {
        return false;
    }

    @Override
    boolean canLeave() {
        return false;
    }
}
