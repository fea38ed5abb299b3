package org.houzhen.server.itinerary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.houzhen.server.itinerary.TownHospital.BLOOD;
import static org.houzhen.server.itinerary.TownHospital.CT;
import static org.houzhen.server.itinerary.TownHospital.PHARMACY;
import static org.houzhen.server.itinerary.TownHospital.ULTRASOUND;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.houzhen.server.hospital.Station;
import org.houzhen.server.queue.StopFloor;
import org.houzhen.server.queue.StopOffice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was paid on an earlier day gets its number when its patient comes, once, and from nobody's midnight. */
class PaidEarlierTest {
    private static final Duration NIGHT = Duration.ofHours(23);
    private static final List<Station> STATIONS = List.of(BLOOD, ULTRASOUND, CT, PHARMACY);
    private static final int CUTS_MAX = 80;

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

    private void boot(Path data, Duration later) {
        close();
        floor = new StopFloor(data, hospital);
        floor.passes(later);
        hospital.now = () -> floor.clock().instant();
        usher = new Usher(hospital, hospital, CutOffice.over(floor.office(), () -> power.run()), floor.clock());
    }

    @AfterEach
    void close() {
        if (floor != null) {
            floor.close();
            floor = null;
        }
    }

    private List<String> guided(String patient) {
        return shown(usher.guide(patient));
    }

    private static List<String> shown(List<StopOffice.Held> held) {
        return held.stream()
                .map(each -> each.ticket() + " " + each.state())
                .sorted()
                .toList();
    }

    private List<String> openAt(Station station) {
        return shown(floor.office().inArea(station.area(), 0));
    }

    private void looksForHours(int hours) {
        for (int hour = 0; hour < hours; hour++) {
            usher.round();
            usher.tidy();
            floor.passes(Duration.ofHours(1));
        }
    }

    @Test
    void nobodyGetsANumberAtMidnightAndWhoComesGetsOneOnce() {
        boot(folder, Duration.ZERO);
        floor.closesDay("X");
        hospital.pays("R1", "P1", BLOOD, 0);
        hospital.pays("R2", "P2", BLOOD, 0);
        floor.passes(NIGHT);

        looksForHours(3);
        assertThat(openAt(BLOOD)).isEmpty();

        assertThat(guided("P1")).containsExactly("X001 WAITING");
        assertThat(guided("P1")).containsExactly("X001 WAITING");
        looksForHours(3);
        assertThat(openAt(BLOOD)).containsExactly("X001 WAITING");
    }

    @Test
    void aNumberThatEndedWithItsDayIsFollowedByANewOne() {
        boot(folder, Duration.ZERO);
        hospital.pays("R1", "P0", BLOOD, 0);
        hospital.pays("R2", "P1", BLOOD, 0);
        usher.round();
        assertThat(openAt(BLOOD)).containsExactly("X001 WAITING", "X002 WAITING");
        floor.closesDay("X");
        floor.passes(NIGHT);

        assertThat(guided("P1")).containsExactly("X001 WAITING");
        assertThat(floor.issued()).containsExactly("V-P0/BLOOD/R1", "V-P1/BLOOD/R2", "V-P1/BLOOD/R2");
    }

    @Test
    void twoTerminalsAtOnceGiveOneNumber() throws Exception {
        boot(folder, Duration.ZERO);
        floor.closesDay("X");
        hospital.pays("R1", "P1", BLOOD, 0);
        floor.passes(NIGHT);
        ExecutorService terminals = Executors.newFixedThreadPool(4);
        try {
            Callable<List<String>> press = () -> guided("P1");
            for (Future<List<String>> answer : terminals.invokeAll(List.of(press, press, press, press))) {
                assertThat(answer.get()).containsExactly("X001 WAITING");
            }
        } finally {
            terminals.shutdown();
        }
        assertThat(floor.issued()).containsExactly("V-P1/BLOOD/R1");
    }

    @Test
    void whatWasDoneOrGivenBackMeanwhileGetsNone() {
        boot(folder, Duration.ZERO);
        hospital.pays("R1", "P1", BLOOD, 0);
        hospital.pays("R2", "P2", PHARMACY, 1);
        hospital.pays("R3", "P3", CT, 0);
        STATIONS.forEach(station -> floor.closesDay(station.area()));
        floor.passes(NIGHT);
        usher.round(); // It knows now what is left over, for a minute.
        floor.comesToClinic("P1");
        floor.comesToClinic("P2");
        floor.comesToClinic("P3");
        hospital.perform(null, "R1", "BLOOD");
        hospital.perform(null, "R2", "PHARM");
        hospital.refunds("R3", CT);

        usher.round();
        assertThat(guided("P1")).isEmpty();
        assertThat(guided("P2")).isEmpty();
        assertThat(guided("P3")).isEmpty();
        assertThat(floor.issued()).containsExactlyInAnyOrder("C-P1", "C-P2", "C-P3");
    }

    @Test
    void whatIsGivenBackAfterItsNumberWasTakenEndsTheNumber() {
        boot(folder, Duration.ZERO);
        floor.closesDay("X");
        hospital.pays("R1", "P1", BLOOD, 0);
        floor.passes(NIGHT);
        assertThat(guided("P1")).containsExactly("X001 WAITING");

        usher.tidy();
        assertThat(openAt(BLOOD)).containsExactly("X001 WAITING");
        hospital.refunds("R1", BLOOD);
        usher.tidy();

        assertThat(openAt(BLOOD)).isEmpty();
    }

    @Test
    void whoSignsInForADoctorTodayIsHereAndWhoOnlyHasANumberIsNot() {
        boot(folder, Duration.ZERO);
        floor.closesDay("X");
        hospital.pays("R1", "P1", BLOOD, 0);
        hospital.pays("R2", "P2", BLOOD, 0);
        floor.passes(NIGHT);

        floor.registersFor("P1");
        floor.comesToClinic("P2");
        usher.round();

        assertThat(floor.office().inArea("X", 0))
                .extracting(StopOffice.Held::patient)
                .containsExactly("P2");
    }

    @Test
    void afterTheFirstStopTheNextOpensByItself() {
        boot(folder, Duration.ZERO);
        STATIONS.forEach(station -> floor.closesDay(station.area()));
        hospital.pays("R1", "P1", BLOOD, 0);
        hospital.pays("R1", "P1", CT, 0);
        floor.passes(NIGHT);
        floor.opens("BLOOD", "X1");
        assertThat(guided("P1")).containsExactly("X001 WAITING");
        hospital.pays("R9", "P1", ULTRASOUND, 0);
        usher.round();
        assertThat(openAt(ULTRASOUND))
                .as("one stop at a time, whenever it was paid")
                .isEmpty();

        floor.calls("X", "X1");
        floor.serves("X", "X1");
        floor.tells();
        usher.round();

        assertThat(openAt(CT).size() + openAt(ULTRASOUND).size()).isEqualTo(1);
    }

    @Test
    void afterTheDaysOfTheRuleThereIsNoNumber() {
        boot(folder, Duration.ZERO);
        floor.closesDay("X");
        hospital.pays("R1", "P1", BLOOD, 0);

        floor.passes(Duration.ofDays(7));
        assertThat(guided("P1")).containsExactly("X001 WAITING");
        floor.passes(Duration.ofDays(1));
        assertThat(guided("P1")).isEmpty();
    }

    /** Kills everything at the first, the second, the third… call over a wire on the morning after, and goes on. */
    @Test
    void whereverThePowerGoesEachOrderHasOneNumber() {
        int cut = 1;
        while (cut <= CUTS_MAX && livesThrough(cut)) {
            cut++;
        }
        assertThat(cut).as("places to lose power").isBetween(10, CUTS_MAX);
    }

    private boolean livesThrough(int cut) {
        int[] calls = {0};
        power = () -> {};
        Path data = folder.resolve("cut-" + cut);
        assertThat(data.toFile().mkdir()).isTrue();
        boot(data, Duration.ZERO);
        hospital.performed.clear();
        STATIONS.forEach(station -> floor.closesDay(station.area()));
        hospital.pays("R1", "P1", BLOOD, 0);
        hospital.pays("R1", "P1", CT, 0);
        hospital.pays("R2", "P2", PHARMACY, 3);
        floor.passes(NIGHT);
        STATIONS.forEach(
                station -> floor.opens(station.id(), station.rooms().get(0).id()));
        power = () -> {
            if (++calls[0] == cut) {
                throw new PowerCutException();
            }
        };
        hospital.power = power;

        alive(data, () -> usher.guide("P1"));
        alive(data, () -> usher.guide("P2"));
        for (int turn = 0; turn < 3 * STATIONS.size(); turn++) {
            alive(data, () -> usher.round());
            alive(data, () -> floor.tells());
            serveOne(STATIONS.get(turn % STATIONS.size()));
        }
        alive(data, () -> floor.tells());

        assertThat(hospital.performed).as("cut " + cut).isEqualTo(Set.of("R1BLOOD", "R1CT", "R2PHARM"));
        assertThat(floor.issued())
                .as("cut " + cut)
                .containsExactlyInAnyOrder("V-P1/BLOOD/R1", "V-P1/CT/R1", "V-P2/PHARM/R2");
        return calls[0] >= cut;
    }

    private void alive(Path data, Runnable step) {
        try {
            step.run();
        } catch (PowerCutException e) {
            boot(data, NIGHT);
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
}
