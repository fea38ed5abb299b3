package org.houzhen.rig;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What holds for every class that ships; the test of each module adds what holds there alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class HouseContract {
    /** The module's classes, without its tests. */
    protected final JavaClasses house;

    private final DescribedPredicate<JavaClass> giveTimeAndChance;
    private final DescribedPredicate<JavaClass> printToTheConsole;

    /** The simple names of those that may do what nobody else may: ask the machine for time and chance, and print. */
    protected HouseContract(String root, List<String> giveTimeAndChance, List<String> printToTheConsole) {
        this.house = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_PACKAGE_INFOS)
                .importPackages(root);
        this.giveTimeAndChance = named(giveTimeAndChance);
        this.printToTheConsole = named(printToTheConsole);
    }

    private static DescribedPredicate<JavaClass> named(List<String> names) {
        return DescribedPredicate.or(
                names.stream().map(name -> simpleName(name)).toList());
    }

    @Test
    public void whatIsNeededComesThroughTheConstructor() {
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
                .check(house);
    }

    @Test
    public void timeAndChanceAreGivenNotTaken() {
        noClasses()
                .that(are(not(giveTimeAndChance)))
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
                .check(house);
    }

    @Test
    public void datesAreThoseOfJavaTime() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Date.class, Calendar.class, java.text.DateFormat.class)
                .check(house);
    }

    @Test
    public void nothingGoesToTheConsole() {
        noClasses()
                .that(are(not(printToTheConsole)))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(house);
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(house);
    }

    @Test
    public void namesSayWhatAClassDoes() {
        noClasses()
                .should()
                .haveNameMatching(".*\\.\\w*(Util|Utils|Helper|Helpers|Manager|Impl|Info|Data|Dto|DTO|Common|Base)")
                .check(house);
    }

    @Test
    public void threadsTakeTurnsByQueuesAndNotByLocks() {
        methods().should().notHaveModifier(JavaModifier.SYNCHRONIZED).check(house);
    }
}
