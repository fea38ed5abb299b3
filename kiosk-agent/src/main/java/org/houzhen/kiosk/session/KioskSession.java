package org.houzhen.kiosk.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.houzhen.kiosk.page.Action;
import org.houzhen.kiosk.page.Flow;
import org.houzhen.kiosk.page.Frame;
import org.houzhen.kiosk.page.View;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The terminal's one session: who stands there, which step is current, and how long it may stay so. */
public final class KioskSession {
    private static final Logger LOG = LoggerFactory.getLogger(KioskSession.class);
    private static final int TRAIL_MAX = 16;
    private static final int PRESSES_KEPT = 64;

    private final Terminal terminal;
    private final Turns turns;
    private final List<Consumer<Frame>> listeners = new CopyOnWriteArrayList<>();
    private final Deque<Step> trail = new ArrayDeque<>();
    private final Deque<String> presses = new ArrayDeque<>();
    private final IdleWatch idle;
    private final CardLooks cards;
    private final Outside outside;
    private Step step;
    private Flow flow; // Null between patients.
    private Person person; // Null until identified.
    private boolean leftovers;
    private long version;
    private long firstOfStep;
    private volatile Frame frame;

    /**
     * The steps that lead out of every flow.
     *
     * @param first what is shown before anybody is served
     * @param between what is shown between patients
     * @param atWindow gives whoever stands there a number for a window
     */
    public record Outside(
            Function<KioskSession, Step> first,
            Function<KioskSession, Step> between,
            Function<KioskSession, Step> atWindow) {}

    public KioskSession(Terminal terminal, Turns turns, Outside outside) {
        this.terminal = terminal;
        this.turns = turns;
        this.version = terminal.now().toEpochMilli(); // So that no press of before a restart fits.
        this.idle = new IdleWatch(turns, terminal.clock(), this::publish, () -> step.timedOut());
        this.cards = new CardLooks(this);
        this.outside = outside;
        this.step = outside.first().apply(this);
        publish();
    }

    /** Brings to an end what was interrupted, then serves. */
    public void start() {
        turns.execute(() -> {
            terminal.devices().onChange(() -> turns.execute(this::surroundingsChanged));
            terminal.devices().onScan(code -> turns.execute(() -> scanned(code.text())));
            step.enter();
            publish();
        });
    }

    /** The newest frame. */
    public Frame frame() {
        return frame;
    }

    /** The listener hears every frame, on the session's thread, and must not block. */
    public void onFrame(Consumer<Frame> listener) {
        listeners.add(listener);
    }

    public void linkChanged() {
        turns.execute(this::surroundingsChanged);
    }

    /** A press of this screen is obeyed once; a press of a screen that is gone, or the same press again, is ignored. */
    public void press(Action action) {
        turns.execute(() -> {
            if (action.version() < firstOfStep || action.version() > version || presses.contains(action.id())) {
                LOG.debug("ignored: {}", action);
                return;
            }
            presses.addLast(action.id());
            if (presses.size() > PRESSES_KEPT) {
                presses.removeFirst();
            }
            obey(action);
            publish();
        });
    }

    private void obey(Action action) {
        idle.active();
        if (action.is(Action.BACK) && step.canGoBack()) {
            step.back();
        } else if (action.is(Action.HOME) && step.canLeave()) {
            step.home();
        } else if (!action.is(Action.MORE_TIME)) {
            step.press(action);
        }
    }

    private void scanned(String code) {
        step.scanned(code);
        publish();
    }

    private void surroundingsChanged() {
        step.surroundingsChanged();
        publish();
    }

    public Terminal terminal() {
        return terminal;
    }

    Turns turns() {
        return turns;
    }

    CardLooks cards() {
        return cards;
    }

    Step atWindow() {
        return outside.atWindow().apply(this);
    }

    boolean isCurrent(Step candidate) {
        return step == candidate;
    }

    /** Runs the task later if that step is still current. */
    Turns.Timer after(Duration delay, Step owner, Runnable task) {
        return turns.after(delay, () -> {
            if (step == owner) {
                task.run();
                publish();
            }
        });
    }

    void begin(Flow chosen, Step first) {
        flow = chosen;
        replace(first);
    }

    public Optional<Person> person() {
        return Optional.ofNullable(person);
    }

    void identified(Person known) {
        person = known;
    }

    /** Next step; going back leads to the one left, if it is a stop. */
    void go(Step next) {
        if (step.isStop() && trail.size() < TRAIL_MAX) {
            trail.push(step);
        }
        replace(next);
    }

    void replace(Step next) {
        step.leave();
        step = next;
        firstOfStep = version + 1;
        idle.active();
        next.enter();
        if (step == next) {
            publish();
        }
    }

    void back() {
        if (trail.isEmpty()) {
            end();
        } else {
            replace(trail.pop());
        }
    }

    /** What was chosen is gone: going back leads to the choice. */
    void forgetWayToMoney() {
        while (!trail.isEmpty() && trail.peek().isBeforeMoney()) {
            trail.poll();
        }
    }

    /** Whether something is not at its end, and must be followed up once the patient has gone. */
    void leaveOpen(boolean open) {
        leftovers = open;
    }

    boolean hasLeftovers() {
        return leftovers;
    }

    /** Forgets the patient. */
    void end() {
        trail.clear();
        presses.clear();
        flow = null;
        if (person != null) {
            person.forget();
            person = null;
        }
        replace(outside.between().apply(this));
    }

    /** Shows what is; called after anything that may have changed what the page shows. */
    void publish() {
        idle.watch(step.patience());
        var view = step.view();
        var leaveAt = idle.leaveAt();
        if (frame != null && sameAsShown(view, leaveAt)) {
            return;
        }
        version++;
        frame = new Frame(
                version,
                terminal.now(),
                terminal.hospital(),
                terminal.name(),
                terminal.zone().getId(),
                view.screen(),
                flow,
                person().map(Person::maskedName).orElse(null),
                leaveAt.orElse(null),
                step.canGoBack(),
                step.canLeave(),
                view);
        listeners.forEach(listener -> listener.accept(frame));
    }

    /** A new step is always shown anew, because presses on the old one must not count. */
    private boolean sameAsShown(View view, Optional<Instant> leaveAt) {
        return version >= firstOfStep
                && view.equals(frame.view())
                && leaveAt.equals(Optional.ofNullable(frame.leaveAt()))
                && step.canGoBack() == frame.canGoBack()
                && step.canLeave() == frame.canLeave();
    }
}
