package org.houzhen.face;

import java.util.List;
import org.houzhen.rig.HouseContract;

class ArchitectureTest extends HouseContract {
    ArchitectureTest() {
        super("org.houzhen.face", List.of(), List.of());
    }
}
