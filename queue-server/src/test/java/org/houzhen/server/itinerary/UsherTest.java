package org.houzhen.server.itinerary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.houzhen.server.itinerary.TownHospital.BLOOD;
import static org.houzhen.server.itinerary.TownHospital.CT;
import static org.houzhen.server.itinerary.TownHospital.PHARMACY;
import static org.houzhen.server.itinerary.TownHospital.ULTRASOUND;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.houzhen.server.engine.Gate;
import org.houzhen.server.hospital.Station;
import org.houzhen.server.hospital.StationOrder;
import org.houzhen.server.queue.StopFloor;
import org.houzhen.server.queue.StopOffice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsherTest {
    private static final List<Station> STATIONS = List.of(BLOOD, ULTRASOUND, CT, PHARMACY);
    private static final int CUTS_MAX = 60;

    @TempDir
    private Path folder;

    private final TownHospital hospital = new TownHospital();
    private StopFloor floor;
    private Usher usher;
    private Runnable power = () -> {};

    /** The whole process is gone; what was on disk is all there is. */
    private static final class PowerCutException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private void boot(Path data) {
        close();
        floor = new StopFloor(data, hospital);
        usher = new Usher(hospital, hospital, CutOffice.over(floor.office(), () -> power.run()), floor.clock());
    }

    @AfterEach
    void close() {
        if (floor != null) {
            floor.close();
            floor = null;
        }
    }

    private List<String> open(String patient) {
        return usher.guide(patient).stream()
                .map(held -> held.ticket() + " " + held.state())
                .sorted()
                .toList();
    }

    @Test
    void onlyTheNextStopIsOpenAndFinishingItOpensTheOneAfterIt() {
        boot(folder);
        hospital.pays("R1", "P1", ULTRASOUND, 0, StationOrder.Readiness.BLADDER_FULL);
        hospital.pays("R1", "P1", CT, 0);
        hospital.pays("R1", "P1", BLOOD, 0, StationOrder.Readiness.FASTING);

        assertThat(open("P1")).containsExactly("X001 PARKED");
        assertThat(open("P1")).containsExactly("X001 PARKED");

        floor.opens("BLOOD", "X1");
        assertThat(floor.calls("X", "X1")).isEqualTo("NOBODY_WAITING");
        floor.confirms("X", "X001", Gate.FASTING);
        assertThat(floor.calls("X", "X1")).isEqualTo("X001");
        assertThat(open("P1")).containsExactly("X001 CALLED");
        floor.serves("X", "X1");

        assertThat(open("P1")).containsExactly("T001 WAITING");
        floor.tells();
        assertThat(hospital.performed).containsExactly("R1BLOOD");
    }

    @Test
    void whoWasMissedOrIsNotReadyGoesOnElsewhereAndComesBackWithTheSameNumber() {
        boot(folder);
        hospital.pays("R1", "P1", BLOOD, 0);
        hospital.pays("R1", "P1", CT, 0);
        hospital.pays("R1", "P1", ULTRASOUND, 0, StationOrder.Readiness.BLADDER_FULL);
        floor.opens("BLOOD", "X1");
        floor.opens("CT", "T1");
        assertThat(open("P1")).containsExactly("X001 WAITING");

        floor.calls("X", "X1");
        floor.misses("X", "X1");
        assertThat(open("P1")).containsExactly("T001 INVITED", "X001 MISSED");
        floor.calls("T", "T1");
        floor.isNotReady("T", "T001");
        assertThat(open("P1")).containsExactly("T001 PARKED", "U001 PARKED", "X001 MISSED");

        floor.requeues("X", "X001");
        assertThat(open("P1")).doesNotContain("X001 MISSED").hasSize(3);
        assertThat(floor.issued()).hasSize(3);
    }

    @Test
    void theShorterQueueComesFirst() {
        boot(folder);
        hospital.pays("R0", "P0", ULTRASOUND, 0);
        usher.round();
        hospital.pays("R1", "P1", ULTRASOUND, 0);
        hospital.pays("R1", "P1", CT, 0);

        assertThat(open("P1")).containsExactly("T001 WAITING");
    }

    @Test
    void medicineGoesToTheWindowWithTheLeastWorkAndIsNeverCalledBeforeItIsReady() {
        boot(folder);
        floor.opens("PHARM", "P1");
        floor.opens("PHARM", "P2");
        hospital.pays("R1", "P1", PHARMACY, 8);
        hospital.pays("R1", "P1", CT, 0);
        hospital.pays("R2", "P2", PHARMACY, 1);
        hospital.pays("R3", "P3", PHARMACY, 1);
        usher.round();

        assertThat(open("P1")).containsExactly("P001 PARKED", "T001 WAITING");
        Map<String, String> windows = floor.office().inArea("P", 0).stream()
                .collect(Collectors.toMap(StopOffice.Held::ticket, StopOffice.Held::queue));
        assertThat(windows).isEqualTo(Map.of("P001", "P1", "P002", "P2", "P003", "P2"));

        assertThat(floor.calls("P", "P1")).isEqualTo("NOBODY_WAITING");
        floor.confirms("P", "P003", Gate.DISPENSED);
        assertThat(floor.calls("P", "P1")).isEqualTo("NOBODY_WAITING");
        assertThat(floor.calls("P", "P2")).isEqualTo("P003");
    }

    @Test
    void aStopThatWasDoneWithoutBeingCalledGivesItsTicketBack() {
        boot(folder);
        hospital.pays("R1", "P1", BLOOD, 0);
        hospital.pays("R1", "P1", CT, 0);
        usher.round();
        assertThat(open("P1")).containsExactly("X001 WAITING");
        hospital.perform(null, "R1", "BLOOD");

        usher.tidy();
        usher.tidy();

        assertThat(floor.office().inArea("X", 0)).isEmpty();
        assertThat(open("P1")).containsExactly("T001 WAITING");
    }

    /** Kills everything at the first, the second, the third… call over a wire, until there are no more, and goes on. */
    @Test
    void whereverThePowerGoesNothingIsLostAndNothingDoubled() {
        int cut = 1;
        while (cut <= CUTS_MAX && livesThrough(cut)) {
            cut++;
        }
        assertThat(cut).as("places to lose power").isBetween(15, CUTS_MAX);
    }

    /** False when the day was over before so many calls. */
    private boolean livesThrough(int cut) {
        int[] calls = {0};
        power = () -> {
            if (++calls[0] == cut) {
                throw new PowerCutException();
            }
        };
        hospital.power = power;
        hospital.performed.clear();
        Path data = folder.resolve("cut-" + cut);
        assertThat(data.toFile().mkdir()).isTrue();
        boot(data);
        hospital.pays("R1", "P1", ULTRASOUND, 0);
        hospital.pays("R1", "P1", CT, 0);
        hospital.pays("R1", "P1", BLOOD, 0);
        hospital.pays("R2", "P2", BLOOD, 0);
        hospital.pays("R2", "P2", PHARMACY, 3);
        STATIONS.forEach(
                station -> floor.opens(station.id(), station.rooms().get(0).id()));

        for (int turn = 0; turn < 4 * STATIONS.size(); turn++) {
            alive(data, () -> usher.round());
            alive(data, () -> floor.tells());
            serveOne(STATIONS.get(turn % STATIONS.size()));
            atMostOneStopOfAPatientIsOpen();
        }
        alive(data, () -> floor.tells());

        assertThat(hospital.performed).as("cut " + cut).hasSize(5);
        assertThat(floor.issued())
                .as("cut " + cut)
                .containsExactlyInAnyOrder(
                        "V-P1/US/R1", "V-P1/CT/R1", "V-P1/BLOOD/R1", "V-P2/BLOOD/R2", "V-P2/PHARM/R2");
        assertThat(hospital.due(null, LocalDate.EPOCH)).isEmpty();
        return calls[0] >= cut;
    }

    private void alive(Path data, Runnable step) {
        try {
            step.run();
        } catch (PowerCutException e) {
            boot(data);
            step.run();
        }
    }

    private void serveOne(Station station) {
        String room = station.rooms().get(0).id();
        floor.office()
                .inArea(station.area(), 0)
                .forEach(held -> held.gates().forEach(gate -> floor.confirms(station.area(), held.ticket(), gate)));
        floor.calls(station.area(), room);
        floor.serves(station.area(), room);
    }

    private void atMostOneStopOfAPatientIsOpen() {
        for (String patient : List.of("P1", "P2")) {
            long open = List.of(BLOOD, ULTRASOUND, CT).stream()
                    .flatMap(station -> floor.office().inArea(station.area(), 0).stream())
                    .filter(held -> held.patient().equals(patient))
                    .count();
            assertThat(open).isLessThanOrEqualTo(1);
        }
    }
}
