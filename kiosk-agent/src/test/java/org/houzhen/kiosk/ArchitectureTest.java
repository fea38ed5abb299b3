package org.houzhen.kiosk;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final JavaClasses agent = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.houzhen.kiosk");

    @Test
    void onlyTheWebAndTheConfigurationKnowSpring() {
        noClasses()
                .that()
                .resideInAnyPackage("..session..", "..devices..", "..printing..", "..server..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..")
                .check(agent);
    }

    @Test
    void packagesDependOnEachOtherInOneDirection() {
        slices().matching("org.houzhen.kiosk.(*)..").should().beFreeOfCycles().check(agent);
    }

    @Test
    void theSessionKnowsNoDriverAndNoSimulator() {
        noClasses()
                .that()
                .resideInAPackage("org.houzhen.kiosk..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..hardware.driver..", "..hardware.simulator..", "..hardware.link..")
                .check(agent);
    }
}
