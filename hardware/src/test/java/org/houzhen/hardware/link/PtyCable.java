package org.houzhen.hardware.link;

import java.nio.file.Files;
import java.nio.file.Path;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.simulator.DeviceOnCable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A pair of pseudo-terminals as the cable of one test, gone with it. */
public final class PtyCable implements AfterEachCallback {
    private Path folder;
    private PtyPair pair;

    /** Lays the cable to a simulated device and says where a driver finds it. */
    public DeviceAddress to(DeviceOnCable device) throws Exception {
        folder = Files.createTempDirectory("houzhen-cable");
        pair = new PtyPair(folder);
        device.attach(pair.device().toString());
        return DeviceAddress.parse(pair.hostAddress());
    }

    public void unplug() throws Exception {
        pair.unplug();
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        if (pair != null) {
            pair.close();
            Files.delete(folder);
        }
    }
}
