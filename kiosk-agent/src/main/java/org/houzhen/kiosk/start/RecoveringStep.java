package org.houzhen.kiosk.start;

import java.time.Duration;
import java.time.Instant;
import org.houzhen.kiosk.page.View;
import org.houzhen.kiosk.server.ServerLink;
import org.houzhen.kiosk.session.FixedStep;
import org.houzhen.kiosk.session.KioskSession;

/** After a start: nobody is served until what was interrupted has ended, or has been waited for long enough. */
public final class RecoveringStep extends FixedStep {
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration WAIT_MAX = Duration.ofSeconds(60);

    private int open;
    private Instant firstAnswer; // Null until the server has answered.

    public RecoveringStep(KioskSession session) {
        super(session);
    }

    @Override
    protected void enter() {
        work(new Settlement(terminal, () -> true)::round, this::settled);
    }

    private void settled(Settlement.Outcome outcome) {
        open = outcome.open();
        if (outcome.answered() && firstAnswer == null) {
            firstAnswer = terminal.now();
        }
        boolean enough = firstAnswer != null && !terminal.now().isBefore(firstAnswer.plus(WAIT_MAX));
        if (outcome.isSettled() || outcome.answered() && enough) {
            leaveOpen(!outcome.isSettled());
            end();
        } else {
            again();
        }
        publish();
    }

    @Override
    protected void workFailed() {
        again();
    }

    private void again() {
        after(PAUSE, this::enter);
    }

    @Override
    protected View view() {
        if (terminal.link().get() == ServerLink.State.NOT_ENROLLED) {
            return new View.Unavailable("NOT_ENROLLED");
        }
        return new View.Recovering(open, terminal.online());
    }
}
