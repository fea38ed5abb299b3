package org.houzhen.hardware;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class HardwareArchitectureTest {
    private static final String ROOT = "org.houzhen.hardware";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importUrl(Device.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void hardwareKnowsNoSpring() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..")
                .check(CLASSES);
    }

    @Test
    void hardwareKnowsNothingElseOfTheProduct() {
        classes()
                .that()
                .resideInAPackage(ROOT + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackages("org.houzhen.server..", "org.houzhen.kiosk..", "org.houzhen.wire..")
                .check(CLASSES);
    }

    @Test
    void theInterfacesKnowNoDriverNoLinkAndNoSimulator() {
        noClasses()
                .that()
                .resideInAPackage(ROOT)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".driver..", ROOT + ".link..", ROOT + ".simulator..")
                .check(CLASSES);
    }

    @Test
    void noDriverKnowsASimulatorOrAnotherDriver() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".driver..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".simulator..")
                .check(CLASSES);
        slices().matching(ROOT + ".driver.(*)..")
                .should()
                .notDependOnEachOther()
                .check(CLASSES);
    }
}
