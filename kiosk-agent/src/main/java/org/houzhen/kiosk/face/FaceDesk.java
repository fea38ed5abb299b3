package org.houzhen.kiosk.face;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.IntSupplier;

/** The terminal's one place for faces: whether the check is offered, who stands before the camera, and how many frames are held. */
public final class FaceDesk {
    private final FaceState.Offer offer;
    private final FaceEngine engine;
    private final IntSupplier stored;
    private final ReentrantLock turn = new ReentrantLock();
    private final AtomicReference<FaceCapture> current = new AtomicReference<>();
    private final AtomicLong captures = new AtomicLong();
    private final AtomicLong frames = new AtomicLong();
    private final AtomicInteger held = new AtomicInteger();

    private FaceDesk(FaceState.Offer offer, FaceEngine engine, IntSupplier stored) {
        this.offer = offer;
        this.engine = engine;
        this.stored = stored;
    }

    /** @param stored counts the pictures that lie in the agent's folder */
    public static FaceDesk offering(FaceEngine engine, IntSupplier stored) {
        return new FaceDesk(FaceState.Offer.OFFERED, engine, stored);
    }

    /** Nobody is offered the check. */
    public static FaceDesk closed(FaceState.Offer why, IntSupplier stored) {
        return new FaceDesk(why, photograph -> Optional.empty(), stored);
    }

    public boolean isOffered() {
        return offer == FaceState.Offer.OFFERED;
    }

    /** Somebody who agreed stands before the camera; the listener hears of each frame, on the socket's thread. */
    public FaceCapture begin(Runnable frameCame) {
        var capture = new FaceCapture(captures.incrementAndGet(), this, frameCame);
        Optional.ofNullable(current.getAndSet(capture)).ifPresent(FaceCapture::close);
        return capture;
    }

    /** A message of the page; one that is no frame, or of nobody who stands there now, is wiped. */
    public void received(byte[] message) {
        CameraFrame frame = CameraFrame.of(message, held);
        FaceCapture capture = current.get();
        if (capture != null && frame.isOf(capture.id())) {
            frames.incrementAndGet();
            capture.offer(frame);
        } else {
            frame.close();
        }
    }

    CameraFrame frame(FaceCapture capture, int width, int height, byte[] rgb) {
        frames.incrementAndGet();
        return CameraFrame.of(capture.id(), width, height, rgb, held);
    }

    void forget(FaceCapture capture) {
        current.compareAndSet(capture, null);
    }

    /** The networks take one thread at a time. */
    <T> T alone(Function<FaceEngine, T> work) {
        turn.lock();
        try {
            return work.apply(engine);
        } finally {
            turn.unlock();
        }
    }

    /** For a technician; looks through the folder. */
    public FaceState state() {
        return new FaceState(offer, captures.get(), frames.get(), held.get(), stored.getAsInt());
    }
}
