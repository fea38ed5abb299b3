package org.houzhen.kiosk;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.util.List;
import java.util.UUID;
import org.houzhen.rig.HouseContract;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends HouseContract {
    ArchitectureTest() {
        super("org.houzhen.kiosk", List.of("KioskConfiguration", "DeviceCheck"), List.of("DeviceCheck"));
    }

    @Test
    void onlyTheWebAndTheConfigurationKnowSpring() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "..check..",
                        "..signs..",
                        "..session..",
                        "..page..",
                        "..contract..",
                        "..devices..",
                        "..orders..",
                        "..printing..",
                        "..server..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..")
                .check(house);
    }

    @Test
    void packagesDependOnEachOtherInOneDirection() {
        slices().matching("org.houzhen.kiosk.(*)..").should().beFreeOfCycles().check(house);
    }

    @Test
    void theSessionKnowsNoDriverAndNoSimulator() {
        noClasses()
                .that()
                .resideInAPackage("org.houzhen.kiosk..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..hardware.driver..", "..hardware.simulator..", "..hardware.link..")
                .check(house);
    }

    @Test
    void onlyTheConfigurationDrawsIds() {
        noClasses()
                .that()
                .doNotHaveSimpleName("KioskConfiguration")
                .should()
                .callMethod(UUID.class, "randomUUID")
                .check(house);
    }
}
