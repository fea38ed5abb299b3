package org.houzhen.server.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.houzhen.server.channel.TradeNo;
import org.junit.jupiter.api.Test;

class StageTest {
    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");

    @Test
    void nothingFollowsWhereMoneyIsSettled() {
        for (Stage end : List.of(Stage.DONE, Stage.REFUNDED, Stage.HANDED_BACK)) {
            assertThat(Arrays.stream(Stage.values()).filter(end::mayBecome)).isEmpty();
        }
    }

    @Test
    void whatCameToAPersonIsDoneWhereTheHospitalHasItOrItsMoneyIsGivenBack() {
        assertThat(Arrays.stream(Stage.values()).filter(Stage.MANUAL::mayBecome))
                .containsExactlyInAnyOrder(Stage.FULFILLED, Stage.FAILED, Stage.REFUNDED, Stage.GIVING_BACK);
        assertThat(Arrays.stream(Stage.values()).filter(Stage.GIVING_BACK::mayBecome))
                .containsExactlyInAnyOrder(Stage.MANUAL, Stage.REFUNDED, Stage.HANDED_BACK);
    }

    @Test
    void onlyProvenMoneyLeadsOutOfClosed() {
        assertThat(Arrays.stream(Stage.values()).filter(Stage.CLOSED::mayBecome))
                .containsExactlyInAnyOrder(Stage.PAID, Stage.MANUAL);
    }

    @Test
    void theHospitalIsToldOnlyOfMoneyOrOfNothingToPay() {
        assertThat(Arrays.stream(Stage.values()).filter(stage -> stage.mayBecome(Stage.FULFILLED)))
                .containsExactlyInAnyOrder(Stage.PAID, Stage.VERIFYING, Stage.MANUAL);
    }

    @Test
    void moneyGoesBackOnlyFromWhereItIs() {
        assertThat(Arrays.stream(Stage.values()).filter(stage -> stage.mayBecome(Stage.REFUNDING)))
                .containsExactlyInAnyOrder(Stage.PAID, Stage.VERIFYING, Stage.UNSETTLING, Stage.RETURNING);
    }

    @Test
    void everyOtherStepIsRefusedByName() {
        int refused = 0;
        for (Stage from : Stage.values()) {
            for (Stage to : Stage.values()) {
                if (!from.mayBecome(to)) {
                    PaymentOrder order = order().with(from, order().progress());
                    assertThatIllegalStateException()
                            .isThrownBy(() -> order.become(to, NOW))
                            .withMessageContaining(from + " to " + to);
                    refused++;
                }
            }
        }
        assertThat(refused).isGreaterThan(150);
    }

    @Test
    void openStagesAndFinalStagesAreToldApart() {
        assertThat(Arrays.stream(Stage.values()).filter(stage -> !stage.open()))
                .containsExactlyInAnyOrder(
                        Stage.DONE,
                        Stage.CLOSED,
                        Stage.REFUNDED,
                        Stage.MANUAL,
                        Stage.GIVING_BACK,
                        Stage.HANDED_BACK,
                        Stage.FAILED);
    }

    private static PaymentOrder order() {
        return PaymentOrder.open(
                new TradeNo("HZ20260302ABCDEF"),
                new PaymentOrder.Origin("kiosk-1", "P1", "FAKE", "key", "{}", Means.ANY, false, NOW));
    }
}
