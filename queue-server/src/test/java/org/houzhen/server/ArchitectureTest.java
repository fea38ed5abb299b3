package org.houzhen.server;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.metaAnnotatedWith;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaModifier;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.houzhen.rig.HouseContract;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Component;

class ArchitectureTest extends HouseContract {
    private static final String ROOT = "org.houzhen.server";

    ArchitectureTest() {
        super(ROOT, List.of("TimeAndChance"), List.of("FirstAdministrator", "FirstTerminalCode", "VerifyJournal"));
    }

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
                .check(house);
    }

    @Test
    void engineJournalAndPortsOfTheHospitalKnowNoSpring() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".engine", ROOT + ".journal", ROOT + ".hospital")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..")
                .check(house);
    }

    @Test
    void nobodyDependsOnTheReferenceHospitalOrOnOnePaymentChannel() {
        for (String adapter : new String[] {ROOT + ".his", ROOT + ".wechat", ROOT + ".alipay"}) {
            noClasses()
                    .that()
                    .resideOutsideOfPackage(adapter)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(adapter)
                    .check(house);
        }
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
                        ROOT + ".alipay",
                        ROOT + ".hospital",
                        ROOT + ".his")
                .should()
                .callMethod(UUID.class, "randomUUID")
                .check(house);
    }

    @Test
    void aModuleIsOneFlatPackage() {
        classes().should().resideInAnyPackage(ROOT, ROOT + ".*").check(house);
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
                .check(house);
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
                .check(house);
    }
}
