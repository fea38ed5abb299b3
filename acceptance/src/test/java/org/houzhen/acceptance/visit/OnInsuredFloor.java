package org.houzhen.acceptance.visit;

import java.nio.file.Path;
import org.houzhen.acceptance.installation.Kiosk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Tests that share one floor with an insurer; they run one after the other. */
abstract class OnInsuredFloor {
    static InsuredFloor floor;
    static Kiosk kiosk;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        floor = InsuredFloor.start(data);
        kiosk = floor.kiosk();
    }

    @AfterAll
    static void stop() {
        floor.close();
    }
}
