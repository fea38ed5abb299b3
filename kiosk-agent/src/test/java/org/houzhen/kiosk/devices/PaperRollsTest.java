package org.houzhen.kiosk.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.kiosk.book.SqliteBook;
import org.houzhen.kiosk.contract.Talk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;

class PaperRollsTest {
    @TempDir
    Path folder;

    private final Talk.MovedClock clock = new Talk.MovedClock();
    private PaperRolls rolls;

    @BeforeEach
    void open() {
        rolls = new PaperRolls(folder.resolve("paper.db"), clock);
        rolls.saw(DeviceReason.READY);
    }

    @AfterEach
    void close() {
        rolls.close();
    }

    private void restart() {
        close();
        open();
    }

    /** Four slips an hour. */
    private void print(int slips) {
        for (int i = 0; i < slips; i++) {
            clock.move(Duration.ofMinutes(15));
            rolls.slipOut();
        }
    }

    /** So many slips until the printer calls it low, then so many until it is empty, and a new roll. */
    private void use(int untilLow, int untilOut) {
        print(untilLow);
        rolls.saw(DeviceReason.PAPER_LOW);
        print(untilOut);
        rolls.saw(DeviceReason.PAPER_OUT);
        rolls.saw(DeviceReason.COVER_OPEN);
        rolls.saw(DeviceReason.READY);
    }

    @Test
    void nothingIsSaidBeforeARollHasTaughtIt() {
        print(50);
        assertThat(rolls.left()).isEmpty();

        rolls.saw(DeviceReason.PAPER_LOW);
        assertThat(rolls.left()).isEmpty();
    }

    @Test
    void theFirstRollTeachesOnlyWhatFollowsTheWarning() {
        use(50, 30);
        print(10);
        assertThat(rolls.left()).isEmpty();

        rolls.saw(DeviceReason.PAPER_LOW);
        assertThat(rolls.left()).get().extracting(PaperLeft::slips).isEqualTo(30);
    }

    @Test
    void aRollGoesAsFarAsTheMiddleOneBeforeIt() {
        use(10, 15);
        use(170, 30);
        use(270, 30);
        use(360, 40);
        print(108);

        assertThat(rolls.left()).contains(new PaperLeft(192, 2)); // 96 slips a day.
    }

    @Test
    void whatLastsLongerThanExpectedIsNearItsEnd() {
        use(10, 15);
        use(70, 30);
        print(120);

        assertThat(rolls.left()).contains(new PaperLeft(0, 0));
    }

    @Test
    void anOpenedCoverAloneChangesNoRollAndNorDoesATremblingSensor() {
        use(10, 30);
        use(70, 30);
        print(70);
        rolls.saw(DeviceReason.COVER_OPEN);
        rolls.saw(DeviceReason.READY);
        rolls.saw(DeviceReason.PAPER_LOW);
        rolls.saw(DeviceReason.READY);
        rolls.saw(DeviceReason.PAPER_LOW);
        print(10);

        assertThat(rolls.left()).get().extracting(PaperLeft::slips).isEqualTo(20);
    }

    @Test
    void aRollThatWasChangedWhileTheProgramWasOffIsNewAndOneThatWasNotIsNot() {
        use(10, 15);
        use(70, 30);
        print(40);
        restart();
        assertThat(rolls.left()).get().extracting(PaperLeft::slips).isEqualTo(60);

        print(30);
        rolls.saw(DeviceReason.PAPER_LOW);
        rolls.slipOut();
        restart();
        assertThat(rolls.left())
                .get()
                .extracting(PaperLeft::slips)
                .isEqualTo(71); // The middle of 100 and 71, the later.
    }

    @Test
    void aBookThatCannotBeWrittenSpoilsNoSlip() {
        use(10, 15);
        use(70, 30);
        try (var another =
                SqliteBook.keeping("the book", folder.resolve("paper.db"), "create table other (id integer)")) {
            another.execute("drop table paper_roll");
        }
        print(40);

        assertThat(rolls.left()).get().extracting(PaperLeft::slips).isEqualTo(60);
    }

    @Test
    void nobodyWaitsForADiskThatHangs() throws Exception {
        use(10, 15);
        use(70, 30);
        var config = new SQLiteConfig();
        try (Connection another = config.createConnection("jdbc:sqlite:" + folder.resolve("paper.db"));
                Statement statement = another.createStatement()) {
            statement.execute("begin exclusive"); // Whoever writes waits five seconds for it.
            Instant before = Instant.now();
            print(40);
            assertThat(rolls.left()).isPresent();
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(1));
            statement.execute("rollback");
        }
        restart();
        assertThat(rolls.left()).get().extracting(PaperLeft::slips).isEqualTo(60);
    }
}
