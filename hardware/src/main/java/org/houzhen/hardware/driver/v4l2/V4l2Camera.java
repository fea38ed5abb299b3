package org.houzhen.hardware.driver.v4l2;

import java.io.IOException;
import java.io.InputStream;
import java.io.StreamCorruptedException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.houzhen.hardware.Camera;
import org.houzhen.hardware.DeviceException;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.hardware.DeviceStatus;
import org.houzhen.hardware.driver.StatusBoard;
import org.houzhen.hardware.link.Deadline;

/** Looks through one camera for as long as somebody watches; its light is off otherwise. */
final class V4l2Camera extends StatusBoard implements Camera {
    private static final Duration CHECK_LIMIT = Duration.ofSeconds(3);
    private static final Duration PACE = Duration.ofMillis(300);

    private final V4l2Program program;

    V4l2Camera(String name, Clock clock, V4l2Program program) {
        super(name, clock);
        this.program = program;
    }

    @Override
    public DeviceStatus probe(Duration timeout) throws DeviceException, InterruptedException {
        try {
            program.check(timeout);
            return become(DeviceStatus.State.ONLINE, DeviceReason.READY);
        } catch (DeviceException e) {
            become(DeviceStatus.State.OFFLINE, e.reason());
            throw e;
        }
    }

    @Override
    public void watch(Duration limit, Eye eye) throws DeviceException, InterruptedException {
        Deadline deadline = Deadline.in(limit);
        Process process = program.stream();
        CompletableFuture<Void> stalled = CompletableFuture.runAsync(
                process::destroyForcibly,
                CompletableFuture.delayedExecutor(limit.plus(PACE).toMillis(), TimeUnit.MILLISECONDS));
        try (InputStream in = process.getInputStream()) {
            if (show(new FrameStream(in), deadline, eye)) {
                return;
            }
        } catch (StreamCorruptedException e) {
            throw new DeviceException(DeviceReason.DAMAGED_ANSWER, name() + " gives no frames", e);
        } catch (IOException e) { // Of closing, at which nothing is lost.
            throw new DeviceException(DeviceReason.NO_ANSWER, name() + " cannot be let go", e);
        } finally {
            stalled.cancel(true);
            process.destroyForcibly().waitFor(CHECK_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        }
        probe(CHECK_LIMIT);
        throw new DeviceException(DeviceReason.NO_ANSWER, name() + " shows nothing");
    }

    /** Every frame is read, so that what is shown is new. False if the camera ended before its time, or showed nothing. */
    private static boolean show(FrameStream frames, Deadline deadline, Eye eye) throws StreamCorruptedException {
        var frame = new byte[FrameStream.FRAME_SIZE];
        var rgb = new byte[WIDTH * HEIGHT * 3];
        Deadline next = Deadline.in(Duration.ZERO);
        try {
            while (frames.next(frame)) {
                if (deadline.isOver()) {
                    return true;
                }
                if (next.isOver()) {
                    next = Deadline.in(PACE);
                    Yuyv.toRgb(frame, rgb);
                    if (!eye.see(rgb)) {
                        return true;
                    }
                }
            }
            return false;
        } finally {
            Arrays.fill(frame, (byte) 0);
            Arrays.fill(rgb, (byte) 0);
        }
    }

    @Override
    public void close() {
        become(DeviceStatus.State.OFFLINE, DeviceReason.UNPLUGGED); // Between two watches nothing is open.
    }
}
