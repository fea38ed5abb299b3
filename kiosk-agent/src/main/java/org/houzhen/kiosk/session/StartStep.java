package org.houzhen.kiosk.session;

import java.time.Duration;
import java.util.stream.Stream;
import org.houzhen.kiosk.page.Action;
import org.houzhen.kiosk.page.Flow;
import org.houzhen.kiosk.page.View;
import org.houzhen.kiosk.server.ServerLink;

/** The menu; between patients it also follows up what an earlier one left open. */
final class StartStep extends Step {
    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration NEXT = Duration.ofSeconds(30);

    StartStep(KioskSession session) {
        super(session);
    }

    @Override
    void enter() {
        if (session.hasLeftovers()) {
            session.after(FIRST, this, this::followUp);
        }
    }

    private void followUp() {
        work(new Settlement(terminal)::round, outcome -> {
            session.leaveOpen(!outcome.isSettled());
            if (!outcome.isSettled()) {
                session.after(NEXT, this, this::followUp);
            }
        });
    }

    @Override
    View view() {
        if (terminal.link().get() == ServerLink.State.NOT_ENROLLED) {
            return new View.Unavailable("NOT_ENROLLED");
        }
        return new View.Start(terminal.online(), menu().items());
    }

    private Menu menu() {
        return new Menu(
                terminal.devices().status(),
                terminal.online(),
                terminal.services().get());
    }

    @Override
    void press(Action action) {
        if (action.is(Action.BEGIN)) {
            Stream.of(Flow.values())
                    .filter(flow -> flow.name().equals(action.value()))
                    .filter(menu()::allows)
                    .findFirst()
                    .ifPresent(session::begin);
        }
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
