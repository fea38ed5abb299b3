package org.houzhen.kiosk.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.hardware.DeviceStatus;
import org.houzhen.hardware.ReceiptPrinter;
import org.houzhen.hardware.SocialCard;
import org.houzhen.kiosk.FakeDevices;
import org.houzhen.kiosk.devices.CardReading;
import org.houzhen.kiosk.devices.Part;
import org.houzhen.kiosk.page.Action;
import org.houzhen.kiosk.page.Flow;
import org.houzhen.kiosk.page.View;
import org.houzhen.wire.FindPatient;
import org.houzhen.wire.IdentityDocument;
import org.houzhen.wire.OrderState;
import org.houzhen.wire.Problem;
import org.junit.jupiter.api.Test;

class RegistrationTest {
    private final Bench bench = new Bench().started();

    @Test
    void aRegistrationRunsFromTheCardToTheSlip() {
        bench.press(Action.BEGIN, "REGISTER");
        assertThat(bench.screen()).isEqualTo("identify");
        bench.devices.layCard();
        bench.pass(1);
        assertThat(bench.screen()).isEqualTo("department");
        assertThat(bench.session.frame().who()).isEqualTo("张*三");
        bench.press(Action.CHOOSE, "D1");
        assertThat(bench.screen()).isEqualTo("clinic");
        bench.press(Action.CHOOSE, "C1");
        assertThat(bench.screen()).isEqualTo("slot");
        bench.press(Action.CHOOSE, "S1");
        assertThat(bench.screen()).isEqualTo("confirm");
        bench.press(Action.CONFIRM);

        assertThat(bench.view()).isInstanceOfSatisfying(View.Pay.class, pay -> {
            assertThat(pay.amount().fen()).isEqualTo(1200);
            assertThat(pay.qr().path()).startsWith("M0 0h7");
        });
        bench.hospital.pay(bench.hospital.onlyOrder());
        bench.pass(2);

        assertThat(bench.view()).isInstanceOfSatisfying(View.Result.class, result -> {
            assertThat(result.headline()).isEqualTo("B012");
            assertThat(result.paper()).isEqualTo("PRINTED");
        });
        assertThat(bench.devices.texts())
                .singleElement()
                .asString()
                .contains("B012")
                .doesNotContain("补打");
        assertThat(bench.hospital.slipReports)
                .singleElement()
                .satisfies(report -> assertThat(report.confirmed()).isTrue());
    }

    @Test
    void aFirstTimePatientGivesATelephoneNumberAndGoesOn() {
        bench.hospital.known = false;
        bench.in(Flow.REGISTER);
        assertThat(bench.screen()).isEqualTo("record");

        bench.press(Action.PHONE, "12345");
        assertThat(((View.OpenRecord) bench.view()).hint()).isEqualTo("PHONE_INVALID");
        bench.press(Action.PHONE, "13812348000");

        assertThat(bench.screen()).isEqualTo("department");
        assertThat(bench.hospital.phones).containsExactly("13812348000");
    }

    @Test
    void somebodyWithoutARecordCannotPayBillsAndIsToldWhatToDo() {
        bench.hospital.known = false;
        bench.in(Flow.PAY_BILLS);

        assertThat(((View.Trouble) bench.view()).code()).isEqualTo("NO_RECORD");
    }

    @Test
    void twoPressesOfTheSameButtonOpenOneOrder() {
        bench.confirming();
        Action first = bench.action(Action.CONFIRM, null);
        Action second = bench.action(Action.CONFIRM, null);

        bench.session.press(first);
        bench.session.press(second);
        bench.turns.settle();

        assertThat(bench.hospital.orders).hasSize(1);
        assertThat(bench.hospital.keys).hasSize(1);
    }

    @Test
    void aPressOnAScreenThatIsGoneDoesNothing() {
        Action old = bench.action(Action.BEGIN, "PAY_BILLS");
        bench.press(Action.BEGIN, "REGISTER");

        bench.press(old);

        assertThat(bench.session.frame().flow()).isEqualTo(Flow.REGISTER);
    }

    @Test
    void aClinicWithoutNumbersCannotBeChosen() {
        bench.in(Flow.REGISTER);

        bench.press(Action.CHOOSE, "D2");

        assertThat(bench.screen()).isEqualTo("department");
    }

    @Test
    void withoutPaperNoOrderIsOpened() {
        bench.confirming();
        bench.devices.become(Part.RECEIPT, DeviceStatus.State.OFFLINE, DeviceReason.PAPER_OUT);
        bench.press(Action.CONFIRM);

        assertThat(((View.Trouble) bench.view()).code()).isEqualTo("RECEIPT_PAPER_OUT");
        assertThat(bench.hospital.orders).isEmpty();
        bench.press(Action.BACK);
        assertThat(bench.screen()).isEqualTo("confirm");
    }

    @Test
    void aSlotJustTakenLeadsBackToTheTimesAskedAnew() {
        bench.confirming();
        bench.hospital.refusal = new Problem("SLOT_TAKEN", "号源已被占用。", 409);
        bench.press(Action.CONFIRM);
        assertThat(((View.Trouble) bench.view()).code()).isEqualTo("SLOT_TAKEN");

        bench.hospital.refusal = null;
        bench.press(Action.BACK);

        assertThat(bench.screen()).isEqualTo("slot");
    }

    @Test
    void aLostAnswerIsAskedForAgainWithTheSameKey() {
        bench.confirming();
        bench.hospital.answersToLose = 2;
        bench.press(Action.CONFIRM);
        bench.pass(3);

        assertThat(bench.screen()).isEqualTo("pay");
        assertThat(bench.hospital.orders).hasSize(1);
        assertThat(bench.hospital.keys).hasSize(3).containsOnly(bench.hospital.keys.get(0));
    }

    @Test
    void anOrderThatNobodyCouldConfirmIsCanceledOnceThePatientHasGone() {
        bench.confirming();
        bench.hospital.answersToLose = 5;
        bench.press(Action.CONFIRM);
        bench.pass(10);
        assertThat(((View.Trouble) bench.view()).money()).isEqualTo("UNSURE");

        bench.press(Action.HOME);
        bench.pass(11);

        assertThat(bench.hospital.orders.get("T1").state()).isEqualTo(OrderState.CLOSED);
    }

    @Test
    void leavingThePayScreenCancelsTheOrder() {
        bench.paying();
        bench.press(Action.BACK);

        assertThat(bench.hospital.canceled).containsExactly("T1");
        assertThat(bench.screen()).isEqualTo("confirm");
    }

    @Test
    void leavingWhileThePhonePaysPrintsTheSlipAllTheSame() {
        bench.paying();
        bench.hospital.pay("T1");
        bench.press(Action.HOME);
        bench.turns.settle();

        assertThat(bench.screen()).isEqualTo("result");
        assertThat(bench.devices.paper).hasSize(1);
    }

    @Test
    void anExpiredCodeIsClosedByTheServerAndSaidPlainly() {
        bench.paying();
        for (int i = 0; i < 6; i++) {
            bench.pass(55);
            bench.press(Action.MORE_TIME);
        }

        assertThat(((View.Trouble) bench.view()).code()).isEqualTo("PAY_EXPIRED");
        assertThat(bench.hospital.canceled).isNotEmpty();
    }

    @Test
    void whileMoneyIsOnItsWayNothingCanBeLeftUntilItTakesTooLong() {
        bench.paying();
        bench.hospital.become("T1", OrderState.PAID);
        bench.pass(2);
        assertThat(bench.screen()).isEqualTo("processing");
        assertThat(bench.session.frame().canLeave()).isFalse();

        bench.pass(40);
        assertThat(((View.Processing) bench.view()).mayLeave()).isTrue();
        bench.press(Action.HOME);
        assertThat(bench.screen()).isEqualTo("start");

        bench.hospital.become("T1", OrderState.DONE);
        bench.pass(45);
        assertThat(bench.devices.paper).hasSize(1);
    }

    @Test
    void anOrderForAPersonToLookAtShowsItsCodeAndPrintsItsSlip() {
        bench.paying();
        bench.hospital.become("T1", OrderState.MANUAL);
        bench.pass(2);

        assertThat(((View.Trouble) bench.view()).tradeNo()).isEqualTo("T1");
        assertThat(bench.devices.paper).hasSize(1);
    }

    @Test
    void paperThatRanOutAfterPayingIsUsedAsSoonAsItIsBack() {
        bench.paying();
        bench.hospital.pay("T1");
        bench.devices.become(Part.RECEIPT, DeviceStatus.State.OFFLINE, DeviceReason.PAPER_OUT);
        bench.pass(2);
        assertThat(((View.Result) bench.view()).paper()).isEqualTo("WAITING");

        bench.devices.become(Part.RECEIPT, DeviceStatus.State.ONLINE, DeviceReason.READY);
        bench.pass(4);

        assertThat(((View.Result) bench.view()).paper()).isEqualTo("PRINTED");
        assertThat(bench.devices.texts()).singleElement().asString().doesNotContain("补打");
    }

    @Test
    void aSlipThatMayNotHaveComeOutIsPrintedAgainAndMarked() {
        bench.devices.slipOutcomes.add(new ReceiptPrinter.Outcome.Unknown(DeviceReason.NO_ANSWER));
        bench.paying();
        bench.hospital.pay("T1");
        bench.pass(2);
        assertThat(((View.Result) bench.view()).paper()).isEqualTo("UNCERTAIN");
        bench.pass(4);

        assertThat(bench.devices.texts()).hasSize(2);
        assertThat(bench.devices.texts().get(0)).doesNotContain("补打");
        assertThat(bench.devices.texts().get(1)).contains("补打");
    }

    /** The disk is full: every try ends in a fault, and the next begins after a moment. */
    @Test
    void aSlipThatCanNeverBePrintedDoesNotKeepTheResultOnThePage() {
        bench.paying();
        bench.journal.close();
        bench.hospital.pay("T1");
        bench.pass(2);
        assertThat(((View.Result) bench.view()).paper()).isEqualTo("UNCERTAIN");

        bench.pass(300);

        assertThat(bench.view()).isNotInstanceOf(View.Result.class);
    }

    @Test
    void aCardThatCannotBeReadIsSaidAtOnce() {
        bench.press(Action.BEGIN, "REGISTER");
        bench.devices.cards.add(CardReading.none(CardReading.Hint.CARD_UNREADABLE));
        bench.turns.advance(java.time.Duration.ofMillis(200));

        assertThat(((View.Identify) bench.view()).hint()).isEqualTo("CARD_UNREADABLE");
    }

    @Test
    void aSocialSecurityCardIdentifiesAsWell() {
        bench.press(Action.BEGIN, "REGISTER");
        bench.devices.cards.add(CardReading.of(FakeDevices.SOCIAL_CARD));
        bench.pass(1);

        assertThat(bench.screen()).isEqualTo("department");
        assertThat(bench.hospital.searched)
                .isEqualTo(new FindPatient(
                        new IdentityDocument(IdentityDocument.Type.RESIDENT_ID, "11010519491231002X"), "张小三"));
    }

    @Test
    void aKnownPatientIsToldOfAnExpiredCardAndMayGoOn() {
        bench.press(Action.BEGIN, "REGISTER");
        bench.devices.cards.add(expired());
        bench.pass(1);

        assertThat(bench.view()).isEqualTo(new View.CardExpired("SOCIAL_CARD", LocalDate.of(2026, 1, 1)));
        bench.press(Action.CONFIRM);
        assertThat(bench.screen()).isEqualTo("department");
        bench.press(Action.BACK);
        assertThat(bench.screen()).isEqualTo("start");
    }

    @Test
    void noRecordIsOpenedWithAnExpiredCard() {
        bench.hospital.known = false;
        bench.press(Action.BEGIN, "REGISTER");
        bench.devices.cards.add(expired());
        bench.pass(1);

        assertThat(((View.Trouble) bench.view()).code()).isEqualTo("CARD_EXPIRED");
    }

    @Test
    void withoutAnIdentityCardReaderTheOtherOneServes() {
        bench.devices.become(Part.ID_CARD, DeviceStatus.State.OFFLINE, DeviceReason.UNPLUGGED);
        bench.turns.settle();
        assertThat(((View.Start) bench.view()).items()).allMatch(View.Start.Item::available);

        bench.devices.become(Part.SOCIAL_CARD, DeviceStatus.State.OFFLINE, DeviceReason.SERVICE_STOPPED);
        bench.turns.settle();

        assertThat(((View.Start) bench.view()).items())
                .filteredOn(item -> item.flow() == Flow.REGISTER)
                .containsExactly(new View.Start.Item(Flow.REGISTER, false, "ID_CARD", "UNPLUGGED"));
    }

    private static CardReading expired() {
        SocialCard card = FakeDevices.SOCIAL_CARD;
        return CardReading.of(
                new SocialCard(card.number(), card.name(), card.sex(), card.birth(), LocalDate.of(2026, 1, 1)));
    }
}
