package org.houzhen.hardware.driver.v4l2;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.houzhen.hardware.Camera;
import org.houzhen.hardware.DeviceException;
import org.houzhen.hardware.DeviceReason;

/** One camera, asked by another process: its requests to the kernel (ioctl) cannot be made from plain Java. */
final class V4l2Program {
    private static final String FORMAT =
            "--set-fmt-video=width=" + Camera.WIDTH + ",height=" + Camera.HEIGHT + ",pixelformat=YUYV";
    private static final List<String> AS_ASKED =
            List.of(Camera.WIDTH + "/" + Camera.HEIGHT, "'YUYV'", "Size Image        : " + FrameStream.FRAME_SIZE);

    private final String program;
    private final Path file;

    V4l2Program(String program, Path file) {
        this.program = program;
        this.file = file;
    }

    /** Sees that the camera is there, free, and has the one format that is understood. */
    void check(Duration limit) throws DeviceException, InterruptedException {
        if (!Files.exists(file)) {
            throw new DeviceException(DeviceReason.UNPLUGGED, "no camera at " + file);
        }
        if (!Files.isReadable(file)) {
            throw new DeviceException(DeviceReason.UNSUPPORTED, "not allowed to read " + file + ": group video");
        }
        String answer = answer(start(true, FORMAT, "--get-fmt-video"), limit);
        if (answer.contains("busy")) {
            throw new DeviceException(DeviceReason.BUSY, file + " is used by another program");
        }
        if (!answer.contains("Width/Height")) {
            throw new DeviceException(DeviceReason.UNPLUGGED, "no camera answers at " + file);
        }
        if (!AS_ASKED.stream().allMatch(answer::contains)) {
            throw new DeviceException(DeviceReason.UNSUPPORTED, file + " has no 640 x 480 pixels in YUYV");
        }
    }

    private String answer(Process process, Duration limit) throws DeviceException, InterruptedException {
        CompletableFuture<String> said = CompletableFuture.supplyAsync(() -> said(process));
        try {
            return said.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new DeviceException(DeviceReason.NO_ANSWER, file + " does not answer", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static String said(Process process) {
        try {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    /** Gives frames until it is ended or the camera is gone. */
    Process stream() throws DeviceException {
        return start(false, FORMAT, "--stream-mmap=2", "--stream-to-hdr=-");
    }

    private Process start(boolean hearErrors, String... arguments) throws DeviceException {
        List<String> command = new ArrayList<>(List.of(program, "--device", file.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(hearErrors);
        if (!hearErrors) {
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        }
        try {
            return builder.start();
        } catch (IOException e) {
            throw new DeviceException(
                    DeviceReason.UNSUPPORTED, program + " cannot be run: it is in the package v4l-utils", e);
        }
    }
}
