package org.houzhen.kiosk.session;

import java.time.Duration;
import java.time.Instant;
import org.houzhen.kiosk.page.View;
import org.houzhen.kiosk.server.ServerLink;

/** After a start: nobody is served until what was interrupted has ended, or has been waited for long enough. */
final class RecoveringStep extends Step {
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration WAIT_MAX = Duration.ofSeconds(60);

    private int open;
    private Instant firstAnswer; // Null until the server has answered.

    RecoveringStep(KioskSession session) {
        super(session);
    }

    @Override
    void enter() {
        session.turns().work(new Settlement(terminal)::round, this::settled, this::again);
    }

    private void settled(Settlement.Outcome outcome) {
        if (!session.isCurrent(this)) {
            return;
        }
        open = outcome.open();
        if (outcome.answered() && firstAnswer == null) {
            firstAnswer = terminal.now();
        }
        boolean enough = firstAnswer != null && !terminal.now().isBefore(firstAnswer.plus(WAIT_MAX));
        if (outcome.isSettled() || outcome.answered() && enough) {
            session.leaveOpen(!outcome.isSettled());
            session.end();
        } else {
            again();
        }
        session.publish();
    }

    private void again() {
        session.after(PAUSE, this, this::enter);
    }

    @Override
    View view() {
        if (terminal.link().get() == ServerLink.State.NOT_ENROLLED) {
            return new View.Unavailable("NOT_ENROLLED");
        }
        return new View.Recovering(open, terminal.online());
    }

    @Override
    Patience patience() {
        return Patience.ENDLESS;
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
