package org.houzhen.kiosk.session;

/** A step that is left only by what happens on it: there is no way back, none home, and no limit. */
public abstract class FixedStep extends Step {
    protected FixedStep(KioskSession session) {
        super(session);
    }

    @Override
    protected final Patience patience() {
        return Patience.ENDLESS;
    }

    @Override
    protected final boolean canGoBack() {
        return false;
    }

    @Override
    protected final boolean canLeave() {
        return false;
    }
}
