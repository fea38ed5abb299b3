package org.houzhen.hardware.driver.v4l2;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.houzhen.hardware.Camera;
import org.houzhen.hardware.Device;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceDriver;
import org.houzhen.hardware.DeviceException;

/** Opens cameras that give 640 x 480 pixels without compression, as nearly every one on USB does. */
public final class V4l2Driver implements DeviceDriver {
    private static final Duration LIMIT = Duration.ofSeconds(3);

    private final String program;

    public V4l2Driver() {
        this("v4l2-ctl");
    }

    /** With another program that says the same. */
    public V4l2Driver(String program) {
        this.program = program;
    }

    @Override
    public Class<? extends Device> kind() {
        return Camera.class;
    }

    @Override
    public boolean accepts(DeviceAddress address) {
        return address.hasScheme("v4l2") && address.target().startsWith("/") && address.allowsModel("v4l2");
    }

    @Override
    public Device open(String name, DeviceAddress address, Clock clock) throws DeviceException, InterruptedException {
        var camera = new V4l2Camera(name, clock, new V4l2Program(program, Path.of(address.target())));
        camera.probe(LIMIT);
        return camera;
    }
}
