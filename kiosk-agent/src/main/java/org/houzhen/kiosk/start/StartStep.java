package org.houzhen.kiosk.start;

import java.time.Duration;
import java.util.stream.Stream;
import org.houzhen.kiosk.identify.IdentifyStep;
import org.houzhen.kiosk.page.Action;
import org.houzhen.kiosk.page.Flow;
import org.houzhen.kiosk.page.View;
import org.houzhen.kiosk.server.ServerLink;
import org.houzhen.kiosk.session.FixedStep;
import org.houzhen.kiosk.session.KioskSession;

/** The menu; between patients it also follows up what an earlier one left open. */
public final class StartStep extends FixedStep {
    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration NEXT = Duration.ofSeconds(30);

    private volatile boolean somebodyBegan;

    public StartStep(KioskSession session) {
        super(session);
    }

    @Override
    protected void enter() {
        if (hasLeftovers()) {
            after(FIRST, this::followUp);
        }
    }

    @Override
    protected void leave() {
        somebodyBegan = true;
    }

    private void followUp() {
        work(new Settlement(terminal, () -> !somebodyBegan)::round, outcome -> {
            leaveOpen(!outcome.isSettled());
            if (!outcome.isSettled()) {
                after(NEXT, this::followUp);
            }
        });
    }

    @Override
    protected View view() {
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
    protected void press(Action action) {
        if (action.is(Action.BEGIN)) {
            Stream.of(Flow.values())
                    .filter(flow -> flow.name().equals(action.value()))
                    .filter(menu()::allows)
                    .findFirst()
                    .ifPresent(flow -> begin(flow, new IdentifyStep(session, flow)));
        }
    }
}
