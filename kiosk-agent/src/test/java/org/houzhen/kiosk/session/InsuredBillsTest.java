package org.houzhen.kiosk.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.houzhen.kiosk.page.Action;
import org.houzhen.kiosk.page.Flow;
import org.houzhen.kiosk.page.View;
import org.houzhen.wire.Agreement;
import org.houzhen.wire.Money;
import org.houzhen.wire.OrderState;
import org.houzhen.wire.PayBy;
import org.houzhen.wire.Split;
import org.junit.jupiter.api.Test;

class InsuredBillsTest {
    private static final PayBy ALIPAY = new PayBy("QR", "ALIPAY");

    private final Bench bench = new Bench().started();

    private void atThePayer() {
        bench.hospital.payers = List.of("INSURANCE");
        bench.hospital.payWays = List.of(new PayBy("QR", "WECHAT"), ALIPAY);
        bench.in(Flow.PAY_BILLS);
        bench.press(Action.CONFIRM);
    }

    private void atTheSplit() {
        atThePayer();
        bench.press(Action.CHOOSE, "INSURANCE");
    }

    @Test
    void whereNoInsuranceIsOfferedNobodyIsAskedAboutIt() {
        bench.in(Flow.PAY_BILLS);
        bench.press(Action.CONFIRM);

        assertThat(bench.screen()).isEqualTo("pay");
        assertThat(bench.hospital.orders.get(bench.hospital.onlyOrder()).split())
                .isNull();
    }

    @Test
    void whoPaysAloneIsAskedHowAsEver() {
        atThePayer();
        assertThat(bench.view()).isEqualTo(new View.Payers(new Money(5_750), true));

        bench.press(Action.CHOOSE, "SELF");

        assertThat(bench.screen()).isEqualTo("pay-way");
        assertThat(bench.hospital.orders).isEmpty();
    }

    @Test
    void thePatientReadsTheSplitAgreesAndPaysTheRest() {
        atTheSplit();
        assertThat(bench.view()).isInstanceOfSatisfying(View.Split.class, view -> {
            assertThat(view.split()).isEqualTo(bench.hospital.split);
            assertThat(view.ways()).hasSize(2);
        });
        assertThat(bench.hospital.agreements).isEmpty();

        bench.press(Action.CHOOSE, "QR-ALIPAY");

        assertThat(bench.view()).isInstanceOfSatisfying(View.Pay.class, view -> {
            assertThat(view.amount()).isEqualTo(new Money(500));
            assertThat(view.channel()).isEqualTo("ALIPAY");
        });
        assertThat(bench.hospital.agreements).containsExactly(new Agreement(ALIPAY));
    }

    @Test
    void whereNothingIsLeftNoWayToPayIsAsked() {
        bench.hospital.split = new Split(new Money(4_000), new Money(1_750), Money.ZERO, Money.ZERO);
        atTheSplit();
        assertThat(((View.Split) bench.view()).ways()).isEmpty();

        bench.press(Action.CHOOSE, "QR-ALIPAY");
        assertThat(bench.hospital.agreements).isEmpty();
        bench.press(Action.AGREE);

        assertThat(bench.hospital.agreements).containsExactly(new Agreement(null));
        bench.hospital.become(bench.hospital.onlyOrder(), OrderState.DONE);
        bench.pass(3);
        assertThat(bench.screen()).isEqualTo("result");
    }

    @Test
    void whoDoesNotAgreeGoesBackAndTheOrderIsGivenUp() {
        atTheSplit();

        bench.press(Action.BACK);
        bench.pass(3);

        assertThat(bench.hospital.canceled).isNotEmpty();
        assertThat(bench.hospital.agreements).isEmpty();
        assertThat(bench.screen()).isEqualTo("payer");
    }

    @Test
    void whoWalksAwayFromTheSplitLeavesNoOrderBehind() {
        atTheSplit();

        bench.pass(80);

        assertThat(bench.screen()).isEqualTo("start");
        assertThat(bench.hospital.canceled).isNotEmpty();
    }

    @Test
    void anAgreementWhoseAnswerIsLostIsSaidAgain() {
        atTheSplit();
        bench.hospital.answersToLose = 1;

        bench.press(Action.CHOOSE, "QR-ALIPAY");
        bench.pass(2);

        assertThat(bench.screen()).isEqualTo("pay");
        assertThat(bench.hospital.agreements).hasSize(2);
    }
}
