package org.houzhen.hardware;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.util.List;
import org.houzhen.rig.HouseContract;
import org.junit.jupiter.api.Test;

class HardwareArchitectureTest extends HouseContract {
    private static final String ROOT = "org.houzhen.hardware";

    HardwareArchitectureTest() {
        super(ROOT, List.of("IppPrinterSimulator", "CardTerminalSimulator"), List.of("SimulatorMain"));
    }

    @Test
    void hardwareKnowsNoSpring() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..")
                .check(house);
    }

    @Test
    void hardwareKnowsNothingElseOfTheProduct() {
        classes()
                .that()
                .resideInAPackage(ROOT + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackages("org.houzhen.server..", "org.houzhen.kiosk..", "org.houzhen.wire..")
                .check(house);
    }

    @Test
    void theInterfacesKnowNoDriverNoLinkAndNoSimulator() {
        noClasses()
                .that()
                .resideInAPackage(ROOT)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".driver..", ROOT + ".link..", ROOT + ".simulator..")
                .check(house);
    }

    @Test
    void noDriverKnowsASimulatorOrAnotherDriver() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".driver..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".simulator..")
                .check(house);
        slices().matching(ROOT + ".driver.(*)..")
                .should()
                .notDependOnEachOther()
                .check(house);
    }
}
