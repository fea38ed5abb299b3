package org.houzhen.kiosk.session;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.houzhen.kiosk.devices.CardReading;
import org.houzhen.kiosk.page.Action;
import org.houzhen.kiosk.page.Flow;
import org.houzhen.kiosk.page.View;
import org.houzhen.kiosk.server.Answer;

/** One screen of a flow: what it shows, what its presses do, and all it may do with the session, on whose thread alone it runs. */
public abstract class Step {
    protected final KioskSession session;
    protected final Terminal terminal;

    protected Step(KioskSession session) {
        this.session = session;
        this.terminal = session.terminal();
    }

    protected abstract View view();

    /** The step became current, for the first time or by going back to it. */
    protected void enter() {}

    /** Another step is about to be current. */
    protected void leave() {}

    protected void press(Action action) {}

    protected void scanned(String code) {}

    /** A device or the link to the server changed. */
    protected void surroundingsChanged() {}

    protected Patience patience() {
        return Patience.NORMAL;
    }

    /** Whether going back may lead here. */
    protected boolean isStop() {
        return false;
    }

    /** Whether it only leads from a choice to its payment, and makes no sense when the choice is gone. */
    protected boolean isBeforeMoney() {
        return false;
    }

    protected boolean canGoBack() {
        return true;
    }

    protected boolean canLeave() {
        return true;
    }

    /** The patient wants to go back. */
    protected void back() {
        goBack();
    }

    /** The patient wants to go. */
    protected void home() {
        end();
    }

    /** Nobody pressed anything for too long. */
    protected void timedOut() {
        home();
    }

    /** Next step; going back leads here, if this is a stop. */
    protected final void go(Step next) {
        session.go(next);
    }

    /** Next step; going back does not lead here. */
    protected final void replace(Step next) {
        session.replace(next);
    }

    protected final void goBack() {
        session.back();
    }

    /** What was chosen is gone: going back leads to the choice. */
    protected final void forgetWayToMoney() {
        session.forgetWayToMoney();
    }

    /** Forgets the patient. */
    protected final void end() {
        session.end();
    }

    /** Somebody chose a flow. */
    protected final void begin(Flow chosen, Step first) {
        session.begin(chosen, first);
    }

    /** Somebody showed who they are. */
    protected final void identified(Person person) {
        session.identified(person);
    }

    protected final Optional<Person> person() {
        return session.person();
    }

    /** Of a person whom the hospital knows by now. */
    protected final String patientId() {
        return person().orElseThrow().patientId();
    }

    /** Something of this session is not at its end and must be followed up once the patient has gone. */
    protected final void leaveOpen() {
        leaveOpen(true);
    }

    protected final void leaveOpen(boolean open) {
        session.leaveOpen(open);
    }

    protected final boolean hasLeftovers() {
        return session.hasLeftovers();
    }

    /** Shows what is; called after anything that may have changed what the page shows. */
    protected final void publish() {
        session.publish();
    }

    protected final boolean isCurrent() {
        return session.isCurrent(this);
    }

    /** Runs the task later if this step is still current. */
    protected final Turns.Timer after(Duration delay, Runnable task) {
        return session.after(delay, this, task);
    }

    /** Runs the task on the session's thread, from any other. */
    protected final void inTurn(Runnable task) {
        session.turns().execute(task);
    }

    /** Looks at the card reader once; told only if this step is current when the look ends. */
    protected final void look(Consumer<CardReading> heard) {
        session.cards().look(this, heard);
    }

    /** Does the work elsewhere; what comes of it is dropped if another step is current by then. */
    protected final <T> void work(Callable<T> work, Consumer<T> then) {
        workAnyway(
                work, ifCurrent(then), () -> ifCurrent(nothing -> workFailed()).accept(""));
    }

    /** Does the work elsewhere; what comes of it is told even if the patient has gone by then. */
    protected final <T> void workAnyway(Callable<T> work, Consumer<T> then, Runnable failed) {
        session.turns().work(work, then, failed);
    }

    /** The work broke on something nobody foresaw. */
    protected void workFailed() {
        replace(TroubleStep.of(session, "FAULT"));
    }

    private <T> Consumer<T> ifCurrent(Consumer<T> then) {
        return result -> {
            if (isCurrent()) {
                then.accept(result);
            }
        };
    }

    /** Asks the server, up to the question's limit as long as there is no answer; always with the same key. */
    protected final <T> void ask(Question<T> question) {
        work(question.ask()::get, answer -> answered(question, answer));
    }

    private <T> void answered(Question<T> question, Answer<T> answer) {
        if (!answer.isUnknown()) {
            answer.then(question.done(), question.refused(), question.unknown());
        } else if (question.attempts() > 1) {
            terminal.suspect().run();
            after(Question.PAUSE, () -> ask(question.oneAttemptLess()));
        } else {
            terminal.suspect().run();
            question.unknown().run();
        }
    }
}
