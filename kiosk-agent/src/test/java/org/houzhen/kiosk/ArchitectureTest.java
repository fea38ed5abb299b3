package org.houzhen.kiosk;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final JavaClasses agent = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.houzhen.kiosk");

    @Test
    void onlyTheWebAndTheConfigurationKnowSpring() {
        noClasses()
                .that()
                .resideInAnyPackage("..session..", "..devices..", "..orders..", "..printing..", "..server..")
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

    @Test
    void whatIsNeededComesThroughTheConstructor() {
        noFields()
                .should()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .orShould()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
                .check(agent);
    }

    @Test
    void timeAndChanceAreGivenNotTaken() {
        noClasses()
                .that()
                .doNotHaveSimpleName("KioskConfiguration")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .check(agent);
    }

    @Test
    void nothingGoesToTheConsole() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(agent);
    }

    @Test
    void namesSayWhatAClassDoes() {
        noClasses()
                .should()
                .haveNameMatching(".*\\.\\w*(Util|Utils|Helper|Helpers|Manager|Impl|Info|Data|Dto|DTO|Common|Base)")
                .check(agent);
    }

    @Test
    void theSessionsThreadTakesTurnsByQueuesAndNotByLocks() {
        methods().should().notHaveModifier(JavaModifier.SYNCHRONIZED).check(agent);
    }
}
