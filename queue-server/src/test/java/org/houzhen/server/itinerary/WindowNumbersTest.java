package org.houzhen.server.itinerary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.houzhen.server.hospital.Station;
import org.houzhen.server.queue.StopFloor;
import org.houzhen.server.queue.StopId;
import org.houzhen.server.queue.StopOffice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbers for the cashier's windows, over a journal on disk. */
class WindowNumbersTest {
    private static final String AREA = TownHospital.CASHIER.area();
    private static final String WINDOW = "J1";
    private static final String OTHER_WINDOW = "J2";

    @TempDir
    private Path folder;

    private final TownHospital hospital = new TownHospital();
    private StopFloor floor;

    @BeforeEach
    void boot() {
        close();
        floor = new StopFloor(folder, hospital);
    }

    @AfterEach
    void close() {
        if (floor != null) {
            floor.close();
            floor = null;
        }
    }

    private StopOffice.Held takes(UUID key, String patient, int age) {
        return floor.office().takeAtWindow(List.of(wish(TownHospital.CASHIER, key, patient, age)));
    }

    private static StopOffice.Wish wish(Station station, UUID key, String patient, int age) {
        return new StopOffice.Wish(
                StopId.errand(station.id(), key),
                StopOffice.Place.of(station),
                patient,
                "试甲",
                age,
                Optional.empty(),
                Set.of(),
                0,
                0,
                true);
    }

    /** Where there is a second cashier's office upstairs. */
    private StopOffice.Held takesAnywhere(UUID key, String patient) {
        return floor.office()
                .takeAtWindow(List.of(
                        wish(TownHospital.CASHIER, key, patient, 40),
                        wish(TownHospital.CASHIER_UPSTAIRS, key, patient, 40)));
    }

    private StopOffice.Held takesAnywhere(String patient) {
        return takesAnywhere(UUID.randomUUID(), patient);
    }

    private StopOffice.Held takes(String patient) {
        return takes(UUID.randomUUID(), patient, 40);
    }

    @Test
    void whoeverHasNoVisitGetsANumberAndWaits() {
        StopOffice.Held number = takes("P1");

        assertThat(number.ticket()).isEqualTo("J001");
        assertThat(number.state()).isEqualTo("WAITING");
        assertThat(takes("P2").ahead()).isEqualTo(1);
    }

    @Test
    void aPressThatIsTriedAgainGetsTheSameNumberEvenAfterAPowerCutAndAfterItIsSettled() {
        UUID key = UUID.randomUUID();
        takes(key, "P1", 40);

        boot();
        assertThat(takes(key, "P1", 40).ticket()).isEqualTo("J001");

        floor.opens(TownHospital.CASHIER.id(), WINDOW);
        floor.calls(AREA, WINDOW);
        floor.serves(AREA, WINDOW);
        assertThat(takes(key, "P1", 40).state()).isEqualTo("DONE");
        assertThat(floor.issued()).hasSize(1);
    }

    @Test
    void whoHasANumberStillWaitingGetsThatOneAgainAndNeverTwo() {
        takes("P1");
        takes("P2");

        assertThat(takes("P1").ticket()).isEqualTo("J001");
        floor.opens(TownHospital.CASHIER.id(), WINDOW);
        assertThat(floor.calls(AREA, WINDOW)).isEqualTo("J001");
        assertThat(takes("P1").state()).isEqualTo("CALLED");
        assertThat(floor.issued()).hasSize(2);
    }

    @Test
    void whoIsDoneMayTakeAnotherNumber() {
        floor.opens(TownHospital.CASHIER.id(), WINDOW);
        takes("P1");
        floor.calls(AREA, WINDOW);
        floor.serves(AREA, WINDOW);

        assertThat(takes("P1").ticket()).isEqualTo("J002");
    }

    @Test
    void whoWasMissedOrFetchedPapersWaitsAgainWithTheSameNumber() {
        floor.opens(TownHospital.CASHIER.id(), WINDOW);
        takes("P1");
        floor.calls(AREA, WINDOW);
        floor.misses(AREA, WINDOW);
        UUID press = UUID.randomUUID();

        assertThat(takes(press, "P1", 40).state()).isEqualTo("WAITING");
        floor.calls(AREA, WINDOW);
        floor.isNotReady(AREA, "J001");
        assertThat(takes(press, "P1", 40).state())
                .as("the press of before, sent again")
                .isEqualTo("PARKED");

        StopOffice.Held again = takes("P1");
        assertThat(again.state()).isEqualTo("WAITING");
        assertThat(again.ticket()).isEqualTo("J001");
    }

    @Test
    void allWindowsServeOneLineAndTheOldAreCalledByTheirRatio() {
        floor.opens(TownHospital.CASHIER.id(), WINDOW);
        floor.opens(TownHospital.CASHIER.id(), OTHER_WINDOW);
        takes("P1");
        takes("P2");
        takes("P3");
        takes(UUID.randomUUID(), "P4", 83);

        List<String> called = List.of(
                floor.calls(AREA, WINDOW),
                floor.calls(AREA, OTHER_WINDOW),
                calledAfterServing(WINDOW),
                calledAfterServing(OTHER_WINDOW));

        assertThat(called).containsExactly("J001", "J002", "J004", "J003");
    }

    private String calledAfterServing(String window) {
        floor.serves(AREA, window);
        return floor.calls(AREA, window);
    }

    @Test
    void theHospitalHearsNothingAndTheUsherLeavesItAlone() {
        var usher = new Usher(hospital, hospital, floor.office(), floor.clock());
        StopOffice.Held number = takes("P1");

        usher.round();
        usher.tidy();
        assertThat(held(number).state()).isEqualTo("WAITING");

        floor.opens(TownHospital.CASHIER.id(), WINDOW);
        floor.calls(AREA, WINDOW);
        floor.serves(AREA, WINDOW);
        assertThat(floor.tells()).isTrue();
        assertThat(hospital.heard).isEmpty();
    }

    private StopOffice.Held held(StopOffice.Held number) {
        Map<StopId, StopOffice.Held> found =
                floor.office().held(List.of(new StopOffice.At(number.id(), number.area())));
        return found.get(number.id());
    }

    @Test
    void aNumberAtAWindowHoldsUpNoExamination() {
        var usher = new Usher(hospital, hospital, floor.office(), floor.clock());
        takes("P1");
        hospital.pays("R1", "P1", TownHospital.BLOOD, 1);

        assertThat(usher.guide("P1")).extracting(StopOffice.Held::area).containsExactly("X");
    }

    @Test
    void ofSeveralCashiersTheOneThatCallsAndHasFewestForEachWindowIsTaken() {
        floor.opens(TownHospital.CASHIER_UPSTAIRS.id(), "G1");
        assertThat(takesAnywhere("P1").ticket()).isEqualTo("G001");

        floor.opens(TownHospital.CASHIER.id(), WINDOW);
        assertThat(takesAnywhere("P2").ticket()).isEqualTo("J001");
        assertThat(takesAnywhere("P3").ticket()).isEqualTo("J002");
        assertThat(takesAnywhere("P4").ticket()).isEqualTo("G002");
    }

    @Test
    void onePatientHasOneNumberAmongAllCashiers() {
        floor.opens(TownHospital.CASHIER_UPSTAIRS.id(), "G1");
        UUID press = UUID.randomUUID();
        assertThat(takesAnywhere(press, "P1").ticket()).isEqualTo("G001");
        takesAnywhere("P2");
        floor.opens(TownHospital.CASHIER.id(), WINDOW);
        floor.opens(TownHospital.CASHIER.id(), OTHER_WINDOW);

        assertThat(takesAnywhere("P1").ticket()).as("fewer wait downstairs now").isEqualTo("G001");
        boot();
        assertThat(takesAnywhere(press, "P1").ticket()).isEqualTo("G001");
        assertThat(floor.calls(TownHospital.CASHIER_UPSTAIRS.area(), "G1")).isEqualTo("G001");
        floor.serves(TownHospital.CASHIER_UPSTAIRS.area(), "G1");
        assertThat(takesAnywhere(press, "P1").state()).isEqualTo("DONE");
        assertThat(takesAnywhere("P1").ticket()).isEqualTo("J001");
    }
}
