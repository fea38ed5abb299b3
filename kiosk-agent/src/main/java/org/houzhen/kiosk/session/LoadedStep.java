package org.houzhen.kiosk.session;

import org.houzhen.kiosk.page.Action;
import org.houzhen.kiosk.page.View;
import org.houzhen.kiosk.server.Answer;

/** A choice among what the server says there is, asked anew each time the step is entered. */
public abstract class LoadedStep<T> extends Step {
    private T loaded; // Null while asking.

    protected LoadedStep(KioskSession session) {
        super(session);
    }

    /** Asks the server; blocks. */
    protected abstract Answer<T> fetch();

    protected abstract View show(T value);

    protected abstract void press(Action action, T value);

    /** What was asked for is here. */
    protected void arrived(T value) {}

    @Override
    protected final void enter() {
        loaded = null;
        ask(new Question<>(
                this::fetch,
                value -> {
                    loaded = value;
                    arrived(value);
                    publish();
                },
                problem -> replace(TroubleStep.of(session, problem)),
                () -> replace(TroubleStep.noAnswer(session, this))));
    }

    @Override
    protected final boolean isStop() {
        return true;
    }

    @Override
    protected final View view() {
        return loaded == null ? new View.Working("LOADING") : show(loaded);
    }

    @Override
    protected final void press(Action action) {
        if (loaded != null) {
            press(action, loaded);
        }
    }

    @Override
    protected final Patience patience() {
        return loaded == null ? Patience.ENDLESS : Patience.NORMAL;
    }
}
