package org.houzhen.server.bankcard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CardStateTest {
    @Test
    void aSaleThatWasProvenAndIsDeniedIsForPeople() {
        CardState meant = CardState.NOT_TAKEN.meant(CardState.TAKEN, true);

        assertThat(meant).isEqualTo(CardState.STUCK);
        assertThat(meant.after()).contains(CardState.TAKEN);
    }

    @Test
    void whatNobodyHasProvenOrWantsBackIsAsItIsTold() {
        assertThat(CardState.NOT_TAKEN.meant(CardState.ALLOWED, true)).isEqualTo(CardState.NOT_TAKEN);
        assertThat(CardState.NOT_TAKEN.meant(CardState.TAKEN, false)).isEqualTo(CardState.NOT_TAKEN);
        assertThat(CardState.GIVEN_BACK.meant(CardState.TAKEN, true)).isEqualTo(CardState.GIVEN_BACK);
    }
}
