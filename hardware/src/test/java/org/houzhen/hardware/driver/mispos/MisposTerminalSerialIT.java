package org.houzhen.hardware.driver.mispos;

import java.nio.file.Path;
import org.houzhen.hardware.CardTerminalContract;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceDriver;
import org.houzhen.hardware.link.PtyPair;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** The contract over a pair of pseudo-terminals. */
class MisposTerminalSerialIT extends CardTerminalContract {
    @TempDir
    Path folder;

    private PtyPair cable;

    @Override
    protected DeviceAddress connect() throws Exception {
        cable = new PtyPair(folder);
        simulator.attach(cable.device().toString());
        return DeviceAddress.parse(cable.hostAddress());
    }

    @Override
    protected void unplug() throws Exception {
        cable.unplug();
    }

    @AfterEach
    void takeCableAway() throws Exception {
        cable.close();
    }

    @Override
    protected DeviceDriver driver() {
        return new MisposDriver();
    }
}
