package org.houzhen.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.houzhen.server.hospital.HospitalErrorCode;
import org.houzhen.server.hospital.Outcome;
import org.houzhen.wire.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HospitalProblemTest {
    private static final String OUTAGE =
            HospitalProblem.of(HospitalErrorCode.UNAVAILABLE).detail();

    @ParameterizedTest
    @EnumSource
    void everyRefusalIsTwoChineseSentencesWithANextStep(HospitalErrorCode code) {
        Problem problem = HospitalProblem.of(code);

        assertThat(problem.code()).isEqualTo(code.name());
        assertThat(problem.status()).isBetween(400, 599);
        assertThat(problem.detail()).matches("[\\p{IsHan}，、]+[。][\\p{IsHan}，、]+。([\\p{IsHan}，、]+。)?");
        boolean outage = code == HospitalErrorCode.UNAVAILABLE || code == HospitalErrorCode.PROTOCOL_ERROR;
        assertThat(problem.detail().equals(OUTAGE)).isEqualTo(outage);
        assertThat(problem.status() == 503).isEqualTo(code.retryable());
    }

    @Test
    void onlyWhatIsDoneHasAValue() {
        assertThat(HospitalProblem.orThrow(Outcome.replayed("value"))).isEqualTo("value");
        assertThatThrownBy(() -> HospitalProblem.orThrow(Outcome.rejected(HospitalErrorCode.SLOT_TAKEN)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem()).isEqualTo(HospitalProblem.of(HospitalErrorCode.SLOT_TAKEN)));
        assertThatThrownBy(() -> HospitalProblem.orThrow(new Outcome.Unknown<>("lost", Instant.EPOCH)))
                .hasMessage("UNKNOWN_RESULT");
    }

    @Test
    void whatIsLoggedOfAFailureQuotesNobody() {
        var failure = new IllegalStateException("张三 11010519491231002X", new RuntimeException("13812348000"));

        assertThat(Trace.of(failure))
                .contains("IllegalStateException", "RuntimeException", "HospitalProblemTest")
                .doesNotContain("张三", "1101", "1381");
    }
}
