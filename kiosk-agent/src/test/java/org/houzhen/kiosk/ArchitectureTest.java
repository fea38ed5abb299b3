package org.houzhen.kiosk;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Files;
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
                        "..book..",
                        "..start..",
                        "..identify..",
                        "..flows..",
                        "..pay..",
                        "..cards..",
                        "..page..",
                        "..contract..",
                        "..devices..",
                        "..face..",
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

    /** No way to write what a camera saw exists: neither file nor network, and no decoder that keeps files of its own. */
    @Test
    void whatTheCameraSawCanBeWrittenNowhere() {
        noClasses()
                .that()
                .resideInAnyPackage("org.houzhen.kiosk.face..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net..", "java.nio.channels..", "javax.imageio..", "java.sql..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(OutputStream.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Writer.class)
                .orShould()
                .callMethodWhere(target(nameMatching("write|writeString|copy|move|createTempFile|newOutputStream"))
                        .and(targetOwner(type(Files.class))))
                .check(house);
    }
}
