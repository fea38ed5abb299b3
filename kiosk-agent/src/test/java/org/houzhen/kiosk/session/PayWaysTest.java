package org.houzhen.kiosk.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.hardware.DeviceStatus;
import org.houzhen.kiosk.devices.Part;
import org.houzhen.kiosk.page.Action;
import org.houzhen.kiosk.page.View;
import org.houzhen.wire.PayBy;
import org.junit.jupiter.api.Test;

/** How a patient says how to pay, and pays with the code of a phone. */
class PayWaysTest {
    private static final List<PayBy> WAYS =
            List.of(new PayBy("QR", "WECHAT"), new PayBy("QR", "ALIPAY"), new PayBy("CODE", null));

    private final Bench bench = new Bench().started();

    @Test
    void amongSeveralWaysToPayThePatientChooses() {
        bench.hospital.payWays = WAYS;
        bench.paying();

        assertThat(bench.view()).isInstanceOfSatisfying(View.PayWays.class, choice -> {
            assertThat(choice.amount().fen()).isEqualTo(1200);
            assertThat(choice.ways()).isEqualTo(WAYS);
        });
        bench.press(Action.CHOOSE, "QR-ALIPAY");

        assertThat(bench.screen()).isEqualTo("pay");
        assertThat(bench.hospital.wishes).containsExactly(Optional.of(new PayBy("QR", "ALIPAY")));
        bench.press(Action.BACK);
        bench.pass(2);
        assertThat(bench.screen()).isEqualTo("pay-way");
    }

    @Test
    void aScannerPulledOutWhileACodeIsWaitedForIsToldAndNotOfferedAgain() {
        bench.hospital.payWays = WAYS;
        bench.paying();
        bench.press(Action.CHOOSE, "CODE");

        bench.devices.become(Part.SCANNER, DeviceStatus.State.OFFLINE, DeviceReason.UNPLUGGED);
        bench.turns.settle();
        assertThat(((View.PayByCode) bench.view()).hint()).isEqualTo("SCANNER_DOWN");
        bench.devices.become(Part.SCANNER, DeviceStatus.State.ONLINE, DeviceReason.READY);
        bench.turns.settle();
        assertThat(((View.PayByCode) bench.view()).hint()).isEmpty();

        bench.devices.become(Part.SCANNER, DeviceStatus.State.OFFLINE, DeviceReason.UNPLUGGED);
        bench.press(Action.BACK);
        bench.pass(2);
        assertThat(bench.view())
                .isInstanceOfSatisfying(
                        View.PayWays.class,
                        choice -> assertThat(choice.ways())
                                .noneMatch(way -> way.way().equals("CODE")));
    }

    @Test
    void aPaymentCodeIsSentOnceAndThePhoneAsked() {
        bench.hospital.payWays = WAYS;
        bench.paying();
        bench.press(Action.CHOOSE, "CODE");
        assertThat(bench.view()).isInstanceOfSatisfying(View.PayByCode.class, shown -> {
            assertThat(shown.step()).isEqualTo("CODE");
            assertThat(shown.payBefore()).isNotNull();
        });

        bench.devices.scan("R20261122001");
        bench.turns.settle();
        assertThat(((View.PayByCode) bench.view()).hint()).isEqualTo("PAYMENT_CODE_UNKNOWN");
        bench.devices.scan("990000000000000001");
        bench.turns.settle();
        assertThat(((View.PayByCode) bench.view()).hint()).isEqualTo("PAYMENT_CODE_UNKNOWN");
        bench.devices.scan("130000000000000001");
        bench.devices.scan("130000000000000001");
        bench.turns.settle();

        assertThat(((View.PayByCode) bench.view()).step()).isEqualTo("AGREE");
        assertThat(bench.hospital.codes).containsExactly("130000000000000001");
        bench.hospital.pay(bench.hospital.onlyOrder());
        bench.pass(2);
        assertThat(bench.screen()).isEqualTo("result");
    }

    @Test
    void aCodeWhoseAnswerIsLostIsNotSentAgain() {
        bench.hospital.payWays = WAYS;
        bench.paying();
        bench.press(Action.CHOOSE, "CODE");
        bench.hospital.answersToLose = 1;

        bench.devices.scan("130000000000000001");
        bench.pass(3);

        assertThat(((View.PayByCode) bench.view()).step()).isEqualTo("AGREE");
        assertThat(bench.hospital.codes).hasSize(1);
    }

    @Test
    void withoutAScannerNoPaymentCodeIsOffered() {
        bench.hospital.payWays = List.of(new PayBy("QR", "WECHAT"), new PayBy("CODE", null));
        bench.devices.become(Part.SCANNER, DeviceStatus.State.OFFLINE, DeviceReason.UNPLUGGED);

        bench.paying();

        assertThat(bench.screen()).isEqualTo("pay");
    }
}
