package org.houzhen.kiosk.face;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import org.houzhen.hardware.Camera;
import org.houzhen.hardware.Device;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceDriver;
import org.houzhen.hardware.DeviceException;
import org.houzhen.hardware.driver.v4l2.V4l2Driver;

/** The shipped camera driver at {@code film:FOLDER}, where a program shows one picture again and again as v4l2-ctl shows a camera's. */
public final class TestCamera implements DeviceDriver {
    private static final String PROGRAM = """
            #!/bin/sh
            cd "$(dirname "$0")"
            case "$*" in
            *--get-fmt-video*) cat format ;;
            *--stream-to-hdr=-*) echo $$ > watching; while cat frame; do :; done ;;
            esac
            """;
    private static final String FORMAT = """
            Format Video Capture:
            	Width/Height      : 640/480
            	Pixel Format      : 'YUYV' (YUYV 4:2:2)
            	Size Image        : 614400
            """;

    /** Puts a camera into the folder, before which the one of {@link TestPeople#herCard} stands. */
    public static void install(Path folder) throws IOException {
        Files.writeString(folder.resolve("program"), PROGRAM);
        Files.setPosixFilePermissions(folder.resolve("program"), PosixFilePermissions.fromString("rwx------"));
        Files.writeString(folder.resolve("format"), FORMAT);
        TestPeople.writeFrame(folder.resolve("frame"));
        Files.createFile(folder.resolve("video"));
    }

    @Override
    public Class<? extends Device> kind() {
        return Camera.class;
    }

    @Override
    public boolean accepts(DeviceAddress address) {
        return address.hasScheme("film");
    }

    @Override
    public Device open(String name, DeviceAddress address, Clock clock) throws DeviceException, InterruptedException {
        Path folder = Path.of(address.target());
        return new V4l2Driver(folder.resolve("program").toString())
                .open(name, DeviceAddress.parse("v4l2:" + folder.resolve("video")), clock);
    }
}
