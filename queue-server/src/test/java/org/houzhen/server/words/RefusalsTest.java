package org.houzhen.server.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.houzhen.server.engine.Answer;
import org.houzhen.server.engine.Refusal;
import org.houzhen.server.engine.TicketNumber;
import org.houzhen.server.engine.TicketState;
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

    @ParameterizedTest
    @EnumSource(TicketState.class)
    void aTicketInTheWrongStateIsNamedWithItsStateAndWhatToDoFromThere(TicketState state) {
        var found = new Answer.Found(new TicketNumber("B012"), state);
        Problem problem = Refusals.problem(new Answer.Refused(Refusal.WRONG_STATE, Optional.of(found)));

        assertThat(problem.code()).isEqualTo("WRONG_STATE");
        assertThat(problem.detail()).startsWith("B012 ").matches("[^。]+。[^。]+。");
        assertThat(problem.detailEn()).startsWith("B012 ").containsPattern("[.] [A-Z]");
        assertThat(problem.detailEn()).doesNotContainPattern("[\\u4e00-\\u9fff]");
    }

    @Test
    void noTwoStatesSayTheSame() {
        assertThat(Arrays.stream(TicketState.values())
                        .map(state -> new Answer.Found(new TicketNumber("B012"), state))
                        .map(found -> Refusals.problem(new Answer.Refused(Refusal.WRONG_STATE, Optional.of(found))))
                        .map(Problem::detail)
                        .distinct())
                .hasSize(TicketState.values().length);
    }
}
