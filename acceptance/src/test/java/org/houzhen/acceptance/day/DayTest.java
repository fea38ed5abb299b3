package org.houzhen.acceptance.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DayTest {
    private static final int VISITS = 60;
    private static final int SEEDS_MAX = 100;

    private record Result(String journal, List<String> violations) {}

    private static Result run(long seed, Plant plant) {
        try (Day day = new Day(seed, VISITS, plant)) {
            day.run(20);
            return new Result(day.journal().hash(), day.violations());
        }
    }

    @Test
    void theSameSeedWritesTheSameJournal() {
        assertThat(run(7, new Plant())).isEqualTo(run(7, new Plant()));
    }

    @Test
    void anotherSeedIsAnotherDay() {
        assertThat(run(7, new Plant()).journal())
                .isNotEqualTo(run(8, new Plant()).journal());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void nothingIsWrongWithADayOfCrashesLostPressesAndWrongClocks(long seed) {
        assertThat(run(seed, new Plant()).violations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "double issue",
                "lost fsync",
                "a stale press counts",
                "transfer in two commits",
                "wrong requeue distance",
                "extra numbers beyond the cap"
            })
    void theRefereeSeesWhatWasPlantedWithinAHundredSeeds(String defect) {
        assertThat(LongStream.rangeClosed(1, SEEDS_MAX))
                .anyMatch(seed ->
                        !run(seed, Plants.all().get(defect).get()).violations().isEmpty());
    }
}
