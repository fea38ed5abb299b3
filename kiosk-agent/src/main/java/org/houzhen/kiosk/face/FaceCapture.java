package org.houzhen.kiosk.face;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.houzhen.face.FaceCheck;
import org.houzhen.face.Picture;
import org.houzhen.hardware.CardPhoto;

/**
 * One patient before the camera. Frames come from the socket's thread, of which the newest waits; another thread
 * compares; whoever closes it wipes everything, and what comes later is wiped on arrival.
 */
public final class FaceCapture implements AutoCloseable {
    private final long id;
    private final FaceDesk desk;
    private final Runnable frameCame;
    private final AtomicReference<CameraFrame> waiting = new AtomicReference<>();
    private final AtomicReference<FaceEngine.Comparison> comparison = new AtomicReference<>();
    private volatile boolean closed;

    FaceCapture(long id, FaceDesk desk, Runnable frameCame) {
        this.id = id;
        this.desk = desk;
        this.frameCame = frameCame;
    }

    /** By which the page marks its frames. */
    public long id() {
        return id;
    }

    /** For the terminal's own camera; the pixels stay the caller's. False once nobody stands there any more. */
    public boolean see(int width, int height, byte[] rgb) {
        if (!closed) {
            offer(desk.frame(this, width, height, rgb));
        }
        return !closed;
    }

    void offer(CameraFrame frame) {
        wipe(waiting.getAndSet(frame));
        if (closed) {
            wipe(waiting.getAndSet(null));
        } else {
            frameCame.run();
        }
    }

    /** Blocks while the photograph's face is described. False if the photograph shows none. */
    public boolean prepare(CardPhoto photo) {
        try (var picture = new Picture(photo.width(), photo.height(), photo.rgb())) {
            return desk.alone(engine -> engine.against(picture)).map(this::keep).orElse(false);
        }
    }

    private boolean keep(FaceEngine.Comparison prepared) {
        comparison.set(prepared);
        if (closed) {
            forgetPhotograph();
        }
        return true;
    }

    public boolean hasFrame() {
        return waiting.get() != null;
    }

    /** Blocks while the newest frame is compared, and wipes it. Empty if there is none. */
    public Optional<FaceCheck.Look> look() {
        CameraFrame frame = waiting.getAndSet(null);
        if (frame == null) {
            return Optional.empty();
        }
        try (frame) {
            return desk.alone(engine -> Optional.ofNullable(comparison.get()).map(with -> with.look(frame.picture())));
        }
    }

    @Override
    public void close() {
        closed = true;
        desk.forget(this);
        wipe(waiting.getAndSet(null));
        forgetPhotograph();
    }

    private void forgetPhotograph() {
        FaceEngine.Comparison prepared = comparison.getAndSet(null);
        if (prepared != null) {
            prepared.close();
        }
    }

    private static void wipe(CameraFrame frame) {
        if (frame != null) {
            frame.close();
        }
    }
}
