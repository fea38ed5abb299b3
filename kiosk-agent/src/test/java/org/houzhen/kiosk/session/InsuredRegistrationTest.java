package org.houzhen.kiosk.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.houzhen.kiosk.FakeDevices;
import org.houzhen.kiosk.devices.CardReading;
import org.houzhen.kiosk.page.Action;
import org.houzhen.kiosk.page.Flow;
import org.houzhen.kiosk.page.View;
import org.houzhen.wire.Agreement;
import org.houzhen.wire.Money;
import org.houzhen.wire.OrderState;
import org.houzhen.wire.PayBy;
import org.houzhen.wire.Split;
import org.junit.jupiter.api.Test;

class InsuredRegistrationTest {
    private static final PayBy WECHAT = new PayBy("QR", "WECHAT");

    private final Bench bench = new Bench().started();

    private void atThePayer() {
        bench.hospital.payers = List.of("INSURANCE");
        bench.hospital.payWays = List.of(WECHAT, new PayBy("QR", "ALIPAY"));
        bench.paying();
    }

    private void atTheSplit() {
        atThePayer();
        bench.press(Action.CHOOSE, "INSURANCE");
    }

    @Test
    void whoRegistersIsAskedWhoPaysAndReadsTheSplitBeforePaying() {
        atThePayer();
        assertThat(bench.view()).isEqualTo(new View.Payers(new Money(1_200), true));
        bench.press(Action.CHOOSE, "INSURANCE");
        assertThat(bench.view())
                .isInstanceOfSatisfying(
                        View.Split.class, view -> assertThat(view.split()).isEqualTo(bench.hospital.split));

        bench.press(Action.CHOOSE, "QR-WECHAT");

        assertThat(bench.screen()).isEqualTo("pay");
        assertThat(bench.hospital.agreements).containsExactly(new Agreement(WECHAT));
    }

    @Test
    void whereNothingIsLeftThePageToPayIsSkipped() {
        bench.hospital.split = new Split(new Money(200), new Money(1_000), Money.ZERO, Money.ZERO);
        atTheSplit();

        bench.press(Action.AGREE);
        bench.hospital.become(bench.hospital.onlyOrder(), OrderState.DONE);
        bench.pass(3);

        assertThat(bench.screen()).isEqualTo("result");
        assertThat(bench.hospital.agreements).containsExactly(new Agreement(null));
    }

    @Test
    void whoGoesBackFromTheSplitMayPayAloneForTheSameNumber() {
        atTheSplit();

        bench.press(Action.BACK);
        bench.pass(3);

        assertThat(bench.screen()).isEqualTo("payer");
        assertThat(bench.hospital.canceled).isNotEmpty();
        bench.press(Action.CHOOSE, "SELF");
        assertThat(bench.screen()).isEqualTo("pay-way");
    }

    @Test
    void aSocialSecurityCardBearsTheNumberTheInsuranceKnows() {
        bench.hospital.payers = List.of("INSURANCE");
        bench.press(Action.BEGIN, Flow.PAY_BILLS.name());
        bench.devices.cards.add(CardReading.of(FakeDevices.SOCIAL_CARD));
        bench.pass(1);
        bench.press(Action.CONFIRM);

        assertThat(bench.screen()).isEqualTo("payer");
    }
}
