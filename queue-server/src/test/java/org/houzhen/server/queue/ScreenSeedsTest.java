package org.houzhen.server.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.houzhen.server.hospital.ClinicSession;
import org.houzhen.server.hospital.HospitalErrorCode;
import org.houzhen.server.hospital.HospitalUnavailableException;
import org.houzhen.server.hospital.OutpatientScheduling;
import org.houzhen.server.screen.Screen;
import org.houzhen.server.screen.Screens;
import org.houzhen.wire.ClinicPeriod;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each day of this hospital has one clinic session, in a room that no other day uses. */
class ScreenSeedsTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    private final Floor.MovedClock clock = new Floor.MovedClock();
    private final OutpatientScheduling scheduling = mock(OutpatientScheduling.class);
    private final Wall wall = new Wall();
    private final ScreenSeeds seeds = new ScreenSeeds(scheduling, new NoStations(), wall, clock);

    /** What was asked to hang there, time after time. */
    private static final class Wall implements Screens {
        private final List<List<String>> asked = new ArrayList<>();

        @Override
        public void ensure(Collection<Screen> screens) {
            asked.add(screens.stream().map(Screen::id).toList());
        }

        @Override
        public List<Screen> all() {
            return List.of();
        }
    }

    @BeforeEach
    void aClinicEachDay() {
        when(scheduling.day(any(), any())).thenAnswer(asked -> List.of(session(asked.getArgument(1))));
    }

    private static ClinicSession session(LocalDate day) {
        String room = "R" + day.getDayOfMonth();
        return new ClinicSession(
                "S-" + day,
                "D1",
                "内科",
                "",
                "",
                "B",
                "内科候诊区",
                "",
                room,
                room + " 诊室",
                "",
                "普通门诊",
                "",
                "普通",
                day,
                ClinicPeriod.MORNING,
                Instant.EPOCH,
                Instant.EPOCH,
                List.of(),
                1,
                false);
    }

    @Test
    void theComingWeekHasItsSignsAndTheHallOfAllItsDaysIsAskedForOnce() {
        seeds.plant();

        assertThat(wall.asked)
                .containsExactly(List.of(
                        "hall-B", "door-R23", "door-R24", "door-R25", "door-R26", "door-R27", "door-R28", "door-R29"));
    }

    @Test
    void aDayIsPlantedOnceAndTheNextDayBringsTheRoomThatHasComeIntoSight() {
        seeds.plant();
        seeds.plant();
        assertThat(wall.asked).hasSize(1);

        clock.passes(Duration.ofDays(1));
        seeds.plant();

        assertThat(wall.asked).hasSize(2);
        assertThat(wall.asked.get(1)).contains("door-R30").doesNotContain("door-R23");
    }

    @Test
    void whileTheHospitalDoesNotAnswerItIsAskedAgain() {
        doThrow(new HospitalUnavailableException(HospitalErrorCode.UNAVAILABLE, "day", null))
                .doAnswer(asked -> List.of(session(asked.getArgument(1))))
                .when(scheduling)
                .day(any(), any());
        seeds.plant();
        assertThat(wall.asked).isEmpty();

        seeds.plant();

        assertThat(wall.asked).hasSize(1);
        assertThat(wall.asked.get(0)).contains("door-R" + MONDAY.getDayOfMonth());
    }
}
