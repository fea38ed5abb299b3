package org.houzhen.hardware.driver.ipp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.houzhen.hardware.DeviceReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateReasonsTest {
    @ParameterizedTest
    @CsvSource({
        "media-empty, PAPER_OUT",
        "media-empty-error, PAPER_OUT",
        "media-empty-warning, PAPER_OUT",
        "media-needed-warning, PAPER_OUT",
        "media-jam-error, PAPER_JAM",
        "cover-open, COVER_OPEN",
        "door-open-error, COVER_OPEN",
        "toner-empty-error, SUPPLY_OUT",
        "marker-supply-empty-error, SUPPLY_OUT",
        "paused, DEVICE_OFFLINE",
        "shutdown-error, DEVICE_OFFLINE",
    })
    void obstaclesAreKnownWhateverTheirSeverityIsCalled(String keyword, DeviceReason reason) {
        assertThat(new StateReasons(List.of(keyword)).obstacle()).contains(reason);
    }

    @Test
    void aReportIsNoObstacle() {
        assertThat(new StateReasons(List.of("media-jam-report")).obstacle()).isEmpty();
        assertThat(new StateReasons(List.of("media-jam-report")).anything()).contains(DeviceReason.PAPER_JAM);
    }

    @Test
    void lowPaperAndTonerAreWarnings() {
        var reasons = new StateReasons(List.of("toner-low-report", "media-low-warning"));

        assertThat(reasons.obstacle()).isEmpty();
        assertThat(reasons.warning()).contains(DeviceReason.PAPER_LOW);
    }

    @Test
    void wordsOfAPrintServerAreNotTheDevices() {
        var reasons = new StateReasons(
                List.of("none", "cups-waiting-for-job-completed", "cups-ipp-conformance-failure-report"));

        assertThat(reasons.anything()).isEmpty();
        assertThat(reasons.warning()).isEmpty();
    }

    @Test
    void theWorstIsTold() {
        assertThat(new StateReasons(List.of("media-empty-error", "media-jam-error", "cover-open-error")).obstacle())
                .contains(DeviceReason.COVER_OPEN);
    }
}
