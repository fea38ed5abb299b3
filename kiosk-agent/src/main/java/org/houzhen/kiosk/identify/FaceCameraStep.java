package org.houzhen.kiosk.identify;

import java.time.Duration;
import java.util.Optional;
import org.houzhen.face.FaceCheck.Look;
import org.houzhen.face.FaceCheck.Seen;
import org.houzhen.face.Likeness;
import org.houzhen.hardware.Camera;
import org.houzhen.hardware.DeviceException;
import org.houzhen.kiosk.devices.Part;
import org.houzhen.kiosk.face.FaceCapture;
import org.houzhen.kiosk.page.Action;
import org.houzhen.kiosk.page.View;
import org.houzhen.kiosk.session.KioskSession;
import org.houzhen.kiosk.session.Patience;
import org.houzhen.kiosk.session.Person;
import org.houzhen.kiosk.session.Step;

/** Holds what the camera sees against the card's photograph, until one look is alike, enough were not, or time is over. */
final class FaceCameraStep extends Step {
    private static final Duration LIMIT = Duration.ofSeconds(25);
    private static final int LOOKS_MAX = 4;

    private final Person person;
    private final FaceCapture capture;
    private final boolean ownCamera;
    private String hint = "";
    private boolean busy = true; // From the start: the photograph is described first.
    private int looks;
    private Look best; // Null until a face was compared.

    FaceCameraStep(KioskSession session, Person person) {
        super(session);
        this.person = person;
        this.ownCamera = terminal.devices().status().containsKey(Part.CAMERA);
        this.capture = terminal.faces().begin(() -> inTurn(this::frameCame));
    }

    @Override
    protected void enter() {
        after(LIMIT, this::conclude);
        work(() -> capture.prepare(person.photo()), this::prepared);
        if (ownCamera) {
            work(this::watch, this::watched);
        }
    }

    /** As long as somebody stands there. False if the camera broke. */
    private boolean watch() throws InterruptedException {
        try {
            terminal.devices().watch(LIMIT, rgb -> capture.see(Camera.WIDTH, Camera.HEIGHT, rgb));
            return true;
        } catch (DeviceException e) {
            return false; // Its supervisor has noted why; the visit goes on without.
        }
    }

    private void watched(boolean whole) {
        if (!whole) {
            conclude();
        }
    }

    private void prepared(boolean shown) {
        busy = false;
        if (shown) {
            frameCame();
        } else {
            conclude();
        }
    }

    private void frameCame() {
        if (isCurrent() && !busy && capture.hasFrame()) {
            busy = true;
            work(capture::look, this::looked);
        }
    }

    private void looked(Optional<Look> look) {
        busy = false;
        look.ifPresent(this::weigh);
        publish();
        frameCame();
    }

    private void weigh(Look look) {
        hint = look.seen() == Seen.FACE ? "" : look.seen().name();
        if (look.seen() != Seen.FACE) {
            return;
        }
        looks++;
        best = best == null || look.distance() < best.distance() ? look : best;
        if (best.likeness() == Likeness.ALIKE || looks == LOOKS_MAX) {
            conclude();
        }
    }

    private void conclude() {
        replace(new FaceResultStep(session, person, Optional.ofNullable(best)));
    }

    /** A comparison that breaks is one that saw nothing: the visit goes on. */
    @Override
    protected void workFailed() {
        conclude();
    }

    @Override
    protected void press(Action action) {
        if (action.is(Action.DECLINE)) {
            replace(new OpenRecordStep(session, person));
        } else if (action.is(Action.NO_CAMERA)) {
            conclude();
        }
    }

    @Override
    protected void leave() {
        capture.close();
        person.forgetPhoto();
    }

    @Override
    protected View view() {
        return new View.FaceCamera(capture.id(), hint, ownCamera);
    }

    /** It ends by itself. */
    @Override
    protected Patience patience() {
        return Patience.ENDLESS;
    }
}
