package org.houzhen.kiosk.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.houzhen.hardware.BankEntry;
import org.houzhen.hardware.CardTerminal.Outcome;
import org.houzhen.hardware.CardTerminal.Refusal;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.hardware.DeviceStatus;
import org.houzhen.hardware.MaskedCard;
import org.houzhen.kiosk.devices.Part;
import org.houzhen.kiosk.page.Action;
import org.houzhen.kiosk.page.View;
import org.houzhen.wire.OrderState;
import org.houzhen.wire.PayBy;
import org.junit.jupiter.api.Test;

/** How a patient pays at the card terminal. */
class CardPaymentTest {
    private static final PayBy CARD = new PayBy("CARD", "BANK_CARD");
    private static final Outcome TAKEN = new Outcome.Done(new BankEntry(
            1200,
            MaskedCard.NONE,
            "000001",
            "000001",
            "R00000000001",
            "",
            LocalDateTime.of(2026, 11, 22, 9, 30),
            "M",
            "T"));

    private final Bench bench = new Bench().started();

    private void choosesCard() {
        bench.hospital.payWays = List.of(new PayBy("QR", "WECHAT"), new PayBy("QR", "ALIPAY"), CARD);
        bench.paying();
        bench.press(Action.CHOOSE, "CARD-BANK_CARD");
    }

    @Test
    void whatTheCardTerminalTookIsToldAndTheOrderIsDone() {
        bench.devices.cardTerminalOutcomes.add(TAKEN);

        choosesCard();

        assertThat(bench.cardServer.told).singleElement().satisfies(outcome -> {
            assertThat(outcome.state()).isEqualTo("TAKEN");
            assertThat(outcome.entry().reference()).isEqualTo("R00000000001");
        });
        assertThat(bench.hospital.wishes).containsExactly(Optional.of(CARD));
        assertThat(bench.view())
                .isInstanceOfSatisfying(
                        View.PayByCode.class, shown -> assertThat(shown.step()).isEqualTo("CHECKING"));
        bench.hospital.pay(bench.hospital.onlyOrder());
        bench.pass(3);
        assertThat(bench.screen()).isEqualTo("result");
    }

    @Test
    void aRefusedCardIsToldAndNotAskedForAgain() {
        bench.devices.cardTerminalOutcomes.add(new Outcome.Refused(Refusal.WRONG_PIN, "55", ""));

        choosesCard();

        assertThat(bench.cardServer.told).singleElement().satisfies(outcome -> {
            assertThat(outcome.state()).isEqualTo("NOT_TAKEN");
            assertThat(outcome.reason()).isEqualTo("WRONG_PIN");
        });
        bench.hospital.become(bench.hospital.onlyOrder(), OrderState.CLOSED);
        bench.pass(3);
        assertThat(bench.screen()).isEqualTo("problem");
    }

    @Test
    void aCardTerminalThatIsNotOnlineIsNotOffered() {
        bench.devices.become(Part.CARD_TERMINAL, DeviceStatus.State.DEGRADED, DeviceReason.BUSY);
        bench.hospital.payWays = List.of(new PayBy("QR", "WECHAT"), new PayBy("QR", "ALIPAY"), CARD);

        bench.paying();

        assertThat(bench.view())
                .isInstanceOfSatisfying(
                        View.PayWays.class,
                        choice -> assertThat(choice.ways()).hasSize(2).doesNotContain(CARD));
    }

    @Test
    void asLongAsASaleIsUnprovenNoOtherCardIsAskedFor() {
        bench.devices.cardTerminalOutcomes.add(new Outcome.Unknown(DeviceReason.NO_ANSWER));
        choosesCard();
        assertThat(bench.cardServer.told).isEmpty();

        bench.press(Action.BACK);
        bench.pass(3);
        assertThat(bench.view()).as("what is being checked is not called off").isInstanceOf(View.PayByCode.class);
        bench.pass(30);
        bench.press(Action.BACK);
        bench.pass(3);

        assertThat(bench.view())
                .isInstanceOfSatisfying(
                        View.PayWays.class, choice -> assertThat(choice.ways()).doesNotContain(CARD));
    }

    @Test
    void anAgentThatStoppedAtTheCardTerminalFindsOutBeforeItGivesTheOrderUp() {
        bench.devices.cardTerminalOutcomes.add(new Outcome.Unknown(DeviceReason.NO_ANSWER));
        choosesCard();

        bench.devices.cardTerminalOutcomes.add(TAKEN);
        bench.boot();
        bench.started();

        assertThat(bench.cardServer.told)
                .singleElement()
                .satisfies(outcome -> assertThat(outcome.state()).isEqualTo("TAKEN"));
    }

    @Test
    void anOrderThatIsInOtherHandsIsAskedForAgain() {
        bench.cardServer.busy = 2;
        bench.devices.cardTerminalOutcomes.add(TAKEN);

        choosesCard();
        assertThat(bench.cardServer.told).isEmpty();
        bench.pass(2);

        assertThat(bench.cardServer.told).hasSize(1);
    }
}
