package org.houzhen.server;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.metaAnnotatedWith;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Component;

class ArchitectureTest {
    private static final String ROOT = "org.houzhen.server";
    private static final JavaClasses SERVER = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_PACKAGE_INFOS)
            .importPackages(ROOT);

    @Test
    void modulesDependOnlyOnWhatTheyDeclareAndWithoutCycles() {
        ApplicationModules.of(QueueServer.class).verify();
    }

    @Test
    void theEngineIsPlainJavaWithoutClockChanceOrOutput() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".engine")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..",
                        "java.sql..",
                        "javax..",
                        "java.io..",
                        "java.nio..",
                        "java.net..",
                        "java.util.concurrent..",
                        "java.util.random..",
                        "org.slf4j..",
                        "tools.jackson..")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Clock.class, java.util.Random.class, System.class)
                .check(SERVER);
    }

    @Test
    void engineJournalAndPortsOfTheHospitalKnowNoSpring() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".engine", ROOT + ".journal", ROOT + ".hospital")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..")
                .check(SERVER);
    }

    @Test
    void nobodyDependsOnTheReferenceHospitalOrOnOnePaymentChannel() {
        for (String adapter : new String[] {ROOT + ".his", ROOT + ".wechat"}) {
            noClasses()
                    .that()
                    .resideOutsideOfPackage(adapter)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(adapter)
                    .check(SERVER);
        }
    }

    @Test
    void whatIsNeededComesThroughTheConstructor() {
        noFields()
                .that()
                .areDeclaredInClassesThat()
                .areNotRecords() // Annotations of a record's component stand on its field as well.
                .should()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .orShould()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
                .orShould()
                .beAnnotatedWith("jakarta.annotation.Resource")
                .orShould()
                .beAnnotatedWith("jakarta.inject.Inject")
                .check(SERVER);
    }

    @Test
    void timeAndChanceAreGivenNotTaken() {
        noClasses()
                .that(are(not(simpleName("TimeAndChance"))))
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .check(SERVER);
    }

    /** A controller may number a question that changes nothing; what is stored or paid for is numbered by who asks. */
    @Test
    void whatDecidesDrawsNoIds() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + ".engine",
                        ROOT + ".journal",
                        ROOT + ".queue",
                        ROOT + ".payment",
                        ROOT + ".registration",
                        ROOT + ".wechat",
                        ROOT + ".hospital",
                        ROOT + ".his")
                .should()
                .callMethod(UUID.class, "randomUUID")
                .check(SERVER);
    }

    @Test
    void datesAreThoseOfJavaTime() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Date.class, java.util.Calendar.class, java.text.DateFormat.class)
                .check(SERVER);
    }

    @Test
    void onlyTheFirstStartAndACommandPrintToTheConsole() {
        noClasses()
                .that(are(not(simpleName("FirstAdministrator")
                        .or(simpleName("FirstTerminalCode"))
                        .or(simpleName("VerifyJournal")))))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(SERVER);
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(SERVER);
    }

    @Test
    void namesSayWhatAClassDoes() {
        noClasses()
                .should()
                .haveNameMatching(".*\\.\\w*(Util|Utils|Helper|Helpers|Manager|Impl|Info|Data|Dto|DTO|Common|Base)")
                .check(SERVER);
    }

    @Test
    void aModuleIsOneFlatPackage() {
        classes().should().resideInAnyPackage(ROOT, ROOT + ".*").check(SERVER);
    }

    @Test
    void threadsTakeTurnsByQueuesAndNotByLocks() {
        methods().should().notHaveModifier(JavaModifier.SYNCHRONIZED).check(SERVER);
    }

    @Test
    void classesAreFinalUnlessTheirModuleKeepsThem() {
        classes()
                .that()
                .areTopLevelClasses()
                .and()
                .areNotInterfaces()
                .and(are(not(assignableTo(QueueServer.class))))
                .and()
                .doNotHaveModifier(JavaModifier.ABSTRACT)
                .should()
                .notBePublic()
                .orShould()
                .haveModifier(JavaModifier.FINAL)
                .check(SERVER);
    }

    /** SQL is spoken through Spring's JDBC; a class that stands in for a type of Spring is its bean. All else is plain Java. */
    @Test
    void onlyBeansKnowSpring() {
        noClasses()
                .that(are(not(metaAnnotatedWith(Component.class).or(metaAnnotatedWith(ConfigurationProperties.class)))))
                .and()
                .areTopLevelClasses()
                .and(are(not(assignableTo(resideInAPackage("org.springframework..")))))
                .should()
                .dependOnClassesThat(resideInAPackage("org.springframework..")
                        .and(not(resideInAnyPackage(
                                "org.springframework.jdbc..",
                                "org.springframework.dao..",
                                "org.springframework.transaction.."))))
                .check(SERVER);
    }
}
