package org.houzhen.kiosk.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.hardware.DeviceStatus;
import org.houzhen.hardware.IdCard;
import org.houzhen.hardware.InsuranceTerminal.Business;
import org.houzhen.hardware.InsuranceTerminal.Outcome;
import org.houzhen.hardware.InsuranceToken;
import org.houzhen.hardware.InsuredPerson;
import org.houzhen.kiosk.FakeDevices;
import org.houzhen.kiosk.devices.Part;
import org.houzhen.kiosk.page.Action;
import org.houzhen.kiosk.page.Flow;
import org.houzhen.kiosk.page.View;
import org.junit.jupiter.api.Test;

/** How a patient shows the electronic credential of the insurance. */
class CredentialTest {
    private static final String SECRET = "330600ec000000000000000000000001";

    private final Bench bench = new Bench().started();

    private void chooses(String way) {
        bench.hospital.payers = List.of("INSURANCE");
        bench.in(Flow.PAY_BILLS);
        bench.press(Action.CONFIRM);
        bench.press(Action.CHOOSE, way);
    }

    private static Outcome shownBy(String documentNumber) {
        var token = new InsuranceToken(SECRET, Business.SETTLE, Instant.EPOCH);
        return new Outcome.Identified(
                new InsuredPerson("张小三", "01", documentNumber, IdCard.Sex.FEMALE, "", "", "", token));
    }

    private String trouble() {
        return ((View.Trouble) bench.view()).code();
    }

    @Test
    void whatIsShownGoesToTheServerAndTheOrderKnowsItByAnotherName() {
        bench.devices.insuranceOutcomes.add(shownBy(FakeDevices.CARD.number()));

        chooses("CREDENTIAL_CODE");

        assertThat(bench.screen()).isEqualTo("split");
        assertThat(bench.hospital.lodged).containsExactly(SECRET);
        assertThat(bench.hospital.credentials).containsExactly("lodged-1");
    }

    @Test
    void theCredentialOfSomebodyElseIsNotUsed() {
        bench.devices.insuranceOutcomes.add(shownBy("11010519491231003X"));

        chooses("CREDENTIAL_FACE");

        assertThat(trouble()).isEqualTo("CREDENTIAL_OF_ANOTHER");
        assertThat(bench.hospital.lodged).isEmpty();
        bench.press(Action.BACK);
        assertThat(bench.screen()).isEqualTo("payer");
    }

    @Test
    void whoIsRefusedOrFindsTheTerminalBrokenGoesBackToTheChoice() {
        bench.devices.insuranceOutcomes.add(new Outcome.Refused(-2, "未扫到码"));
        chooses("CREDENTIAL_CODE");
        assertThat(trouble()).isEqualTo("CREDENTIAL_REFUSED");

        bench.press(Action.BACK);
        bench.press(Action.CHOOSE, "CREDENTIAL_CODE"); // Nothing answers there.

        assertThat(trouble()).isEqualTo("INSURANCE_TERMINAL_DOWN");
        assertThat(bench.hospital.orders).isEmpty();
    }

    @Test
    void withoutATerminalOfTheInsuranceItIsNotOffered() {
        bench.devices.become(Part.INSURANCE_TERMINAL, DeviceStatus.State.OFFLINE, DeviceReason.UNPLUGGED);

        chooses("CREDENTIAL_CODE");

        assertThat(((View.Payers) bench.view()).credential()).isFalse();
    }

    /** Whoever reads the terminal's disk finds a name for it, and no secret. */
    @Test
    void theSecretIsNotInTheBookOfOpenings() {
        bench.devices.insuranceOutcomes.add(shownBy(FakeDevices.CARD.number()));
        bench.hospital.onOpening = () -> assertThat(bench.openings.unanswered())
                .singleElement()
                .satisfies(opening ->
                        assertThat(opening.request()).contains("lodged-1").doesNotContain(SECRET));

        chooses("CREDENTIAL_CODE");

        assertThat(bench.screen()).isEqualTo("split");
    }
}
