package org.houzhen.server.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.houzhen.server.engine.Refusal;
import org.houzhen.wire.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalsTest {
    @ParameterizedTest
    @EnumSource(Refusal.class)
    void everyRefusalSaysTheRuleAndWhatToDoInsteadInBothLanguages(Refusal refusal) {
        Problem problem = Refusals.problem(refusal);

        assertThat(problem.code()).isEqualTo(refusal.name());
        assertThat(problem.detail().split("。")).as("two Chinese sentences").hasSizeGreaterThanOrEqualTo(2);
        assertThat(problem.detail()).containsPattern("[\\u4e00-\\u9fff]");
        assertThat(problem.detailEn().split("\\. ")).as("two English sentences").hasSizeGreaterThanOrEqualTo(2);
        assertThat(problem.detailEn()).doesNotContainPattern("[\\u4e00-\\u9fff]");
    }

    @Test
    void noTwoRefusalsSayTheSame() {
        Set<String> said = new HashSet<>();

        assertThat(Arrays.stream(Refusal.values()).map(Refusals::problem))
                .allMatch(problem -> said.add(problem.detail()) & said.add(problem.detailEn()));
    }
}
