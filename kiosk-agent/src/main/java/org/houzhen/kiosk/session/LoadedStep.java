package org.houzhen.kiosk.session;

import org.houzhen.kiosk.page.Action;
import org.houzhen.kiosk.page.View;
import org.houzhen.kiosk.server.Answer;

/** A choice among what the server says there is, asked anew each time the step is entered. */
abstract class LoadedStep<T> extends Step {
    private T loaded; // Null while asking.

    LoadedStep(KioskSession session) {
        super(session);
    }

    /** Asks the server; blocks. */
    abstract Answer<T> fetch();

    abstract View show(T value);

    abstract void press(Action action, T value);

    /** What was asked for is here. */
    void arrived(T value) {}

    @Override
    final void enter() {
        loaded = null;
        ask(new Question<>(
                this::fetch,
                value -> {
                    loaded = value;
                    arrived(value);
                    session.publish();
                },
                problem -> session.replace(TroubleStep.of(session, problem)),
                () -> session.replace(TroubleStep.noAnswer(session, this))));
    }

    @Override
    final View view() {
        return loaded == null ? new View.Working("LOADING") : show(loaded);
    }

    @Override
    final void press(Action action) {
        if (loaded != null) {
            press(action, loaded);
        }
    }

    @Override
    final Patience patience() {
        return loaded == null ? Patience.ENDLESS : Patience.NORMAL;
    }
}
