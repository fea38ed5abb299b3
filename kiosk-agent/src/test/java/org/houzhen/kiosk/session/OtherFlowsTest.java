package org.houzhen.kiosk.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.hardware.DeviceStatus;
import org.houzhen.hardware.ReportPrinter;
import org.houzhen.kiosk.devices.Part;
import org.houzhen.kiosk.page.Action;
import org.houzhen.kiosk.page.Flow;
import org.houzhen.kiosk.page.View;
import org.houzhen.wire.MoveVisit;
import org.houzhen.wire.OrderState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtherFlowsTest {
    private final Bench bench = new Bench().started();

    @Test
    void theCodeOfASlipSignsInWithoutACard() {
        bench.press(Action.BEGIN, "SIGN_IN");
        bench.devices.scan("R20261122001");
        bench.turns.settle();

        assertThat(bench.view()).isInstanceOfSatisfying(View.Result.class, result -> {
            assertThat(result.headline()).isEqualTo("B012");
            assertThat(result.place().ahead()).isEqualTo(4);
        });
        assertThat(bench.hospital.signIns).containsExactly("R20261122001");
        assertThat(bench.devices.paper).hasSize(1);
    }

    @Test
    void aCardLaidDuringALookThatWasGivenUpIsReadAllTheSame() {
        bench.devices.duringLook = () -> {
            bench.devices.duringLook = () -> {};
            bench.session.press(bench.action(Action.BACK, null));
            bench.turns.next();
            bench.session.press(bench.action(Action.BEGIN, "PAY_BILLS"));
            bench.turns.next();
            bench.devices.layCard();
        };
        bench.press(Action.BEGIN, "SIGN_IN");

        assertThat(bench.screen()).isEqualTo("bills");
    }

    /** A payment code, the code of an insured person, and a number of citizens. */
    @ParameterizedTest
    @ValueSource(
            strings = {"134512345678901234", "3301000000000000000012345678", "11010519491231002X", "11010519491231002x"
            })
    void aCodeThatPaysOrNamesAPersonIsNotSentOrStoredAnywhere(String code) {
        bench.press(Action.BEGIN, "SIGN_IN");
        bench.devices.scan(code);
        bench.turns.settle();

        assertThat(((View.Identify) bench.view()).hint()).isEqualTo("NOT_A_REGISTER_CODE");
        assertThat(bench.hospital.signIns).isEmpty();
    }

    /** Its check digit is wrong: no citizen has it. */
    @Test
    void aRegisterNumberOfEighteenDigitsIsOne() {
        bench.press(Action.BEGIN, "SIGN_IN");
        bench.devices.scan("330105194912310021");
        bench.turns.settle();

        assertThat(bench.hospital.signIns).containsExactly("330105194912310021");
    }

    @Test
    void signingInTwiceGivesAMarkedSecondSlip() {
        for (int i = 0; i < 2; i++) {
            bench.in(Flow.SIGN_IN);
            bench.press(Action.CHOOSE, "R20261122001");
            bench.press(Action.HOME);
        }

        assertThat(bench.devices.texts()).hasSize(2);
        assertThat(bench.devices.texts().get(0)).doesNotContain("补打");
        assertThat(bench.devices.texts().get(1)).contains("补打");
    }

    @Test
    void aVisitThatIsOverCannotBeChosen() {
        bench.in(Flow.SIGN_IN);

        bench.press(Action.CHOOSE, "R20261122002");

        assertThat(bench.screen()).isEqualTo("visits");
    }

    @Test
    void whatWasPaidOnAnEarlierDayIsChosenLikeAVisitAndWhatHasLapsedIsNot() {
        bench.hospital.second = "STOPS_LAPSED";
        bench.in(Flow.SIGN_IN);
        bench.press(Action.CHOOSE, "R20261122002");
        assertThat(bench.screen()).isEqualTo("visits");

        bench.hospital.second = "STOPS_LEFT";
        bench.press(Action.HOME);
        bench.in(Flow.SIGN_IN);
        bench.press(Action.CHOOSE, "R20261122002");

        assertThat(bench.screen()).isEqualTo("result");
        assertThat(bench.hospital.signIns).containsExactly("R20261122002");
    }

    @Test
    void aVisitOfACancelledClinicIsMovedToTheDayAndTimeThatWereChosenAndItsSlipPrinted() {
        bench.hospital.second = "SUSPENDED";
        bench.in(Flow.SIGN_IN);
        bench.press(Action.MOVE, "R20261122001");
        assertThat(bench.screen()).isEqualTo("visits"); // That clinic takes place.

        bench.press(Action.MOVE, "R20261122002");
        assertThat(bench.screen()).isEqualTo("days");
        bench.press(Action.CHOOSE, "D1");
        bench.press(Action.TOGGLE, "D1-2");
        assertThat(bench.hospital.moved).isEmpty();
        bench.press(Action.CONFIRM);

        assertThat(bench.hospital.moved.values()).containsExactly(new MoveVisit("P1", "R20261122002", "D1", "D1-2"));
        assertThat(bench.view()).isInstanceOfSatisfying(View.Result.class, result -> {
            assertThat(result.kind()).isEqualTo("MOVE");
            assertThat(result.headline()).isEqualTo("11月24日");
            assertThat(result.paper()).isEqualTo("PRINTED");
        });
        assertThat(bench.devices.paper).hasSize(1);
    }

    @Test
    void aRegistrationIsReturnedAfterOneLookAndItsSlipPrinted() {
        bench.in(Flow.RETURN);
        bench.press(Action.CHOOSE, "R20261122002");
        assertThat(bench.screen()).isEqualTo("returns"); // It may not go back.

        bench.press(Action.CHOOSE, "R20261122001");
        assertThat(bench.screen()).isEqualTo("return-confirm");
        assertThat(bench.hospital.returned).isEmpty();
        bench.press(Action.CONFIRM);
        bench.hospital.become(bench.hospital.onlyOrder(), OrderState.REFUNDED);
        bench.pass(3);

        assertThat(bench.hospital.returned).containsExactly("R20261122001");
        assertThat(bench.view()).isInstanceOfSatisfying(View.Result.class, result -> {
            assertThat(result.kind()).isEqualTo("REFUND");
            assertThat(result.paper()).isEqualTo("PRINTED");
        });
        assertThat(bench.devices.paper).hasSize(1);
    }

    @Test
    void anEBillIsPrintedOncePerPressAndOnlyWhereTheServerIssuesThem() {
        assertThat(((View.Start) bench.view()).items())
                .extracting(View.Start.Item::flow)
                .doesNotContain(Flow.EBILLS);
        bench.press(Action.BEGIN, "EBILLS");
        assertThat(bench.screen()).isEqualTo("start");

        bench.hospital.services = List.of("EBILLS");
        bench.in(Flow.EBILLS);
        bench.press(Action.CHOOSE, "HZ20261122BBBB");
        assertThat(bench.screen()).isEqualTo("ebills"); // It is still being issued.

        bench.press(Action.CHOOSE, "HZ20261122AAAA");
        bench.pass(3);

        assertThat(bench.hospital.billsPrinted).containsExactly("HZ20261122AAAA");
        assertThat(bench.view()).isInstanceOfSatisfying(View.Result.class, result -> {
            assertThat(result.kind()).isEqualTo("EBILL");
            assertThat(result.paper()).isEqualTo("PRINTED");
        });
        assertThat(bench.devices.paper).hasSize(1);
        assertThat(bench.hospital.slipReports).hasSize(1);
    }

    @Test
    void anEBillIsPrintedOnA4AndToldOnceThePrinterHasProvenIt() {
        bench.hospital.services = List.of("EBILLS");
        bench.in(Flow.EBILLS);
        bench.press(Action.SHEET, "HZ20261122BBBB");
        assertThat(bench.screen()).isEqualTo("ebills"); // It is still being issued.

        bench.press(Action.SHEET, "HZ20261122AAAA");

        assertThat(bench.screen()).isEqualTo("reports-done");
        assertThat(bench.hospital.sheetsCounted.values()).containsExactly("HZ20261122AAAA-C1");
        assertThat(bench.hospital.sheetsReported).containsExactly("HZ20261122AAAA-C1");
        assertThat(bench.devices.paper).as("no slip").isEmpty();
    }

    @Test
    void anEBillThatDoesNotComeOutIsNotSaidToHaveBeenPrinted() {
        bench.hospital.services = List.of("EBILLS");
        bench.devices.reportOutcomes.add(new ReportPrinter.Outcome.Unknown(DeviceReason.NO_ANSWER));
        bench.in(Flow.EBILLS);

        bench.press(Action.SHEET, "HZ20261122AAAA");

        assertThat(bench.view())
                .isInstanceOfSatisfying(
                        View.ReportsDone.class,
                        done -> assertThat(done.printed()).isZero());
        assertThat(bench.hospital.sheetsReported).isEmpty();
    }

    @Test
    void aCopyWhoseAnswerWasLostIsTheSameCopy() {
        bench.hospital.services = List.of("EBILLS");
        bench.in(Flow.EBILLS);
        bench.hospital.answersToLose = 1;
        bench.press(Action.CHOOSE, "HZ20261122AAAA");
        bench.pass(5);

        assertThat(bench.hospital.orders).hasSize(1);
        assertThat(bench.devices.paper).hasSize(1);
    }

    @Test
    void whoWasSeenMayComeBackWithResults() {
        bench.hospital.second = "MAY_RETURN";
        bench.in(Flow.SIGN_IN);

        bench.press(Action.CHOOSE, "R20261122002");

        assertThat(bench.hospital.signIns).containsExactly("R20261122002");
    }

    @Test
    void whoseClinicWasCancelledIsToldWhatToDo() {
        bench.hospital.second = "SUSPENDED";
        bench.in(Flow.SIGN_IN);

        bench.press(Action.CHOOSE, "R20261122002");

        assertThat(bench.hospital.signIns).containsExactly("R20261122002");
    }

    @Test
    void allFreeBillsAreChosenUntilThePatientSaysOtherwise() {
        bench.in(Flow.PAY_BILLS);
        assertThat(((View.Bills) bench.view()).total().fen()).isEqualTo(5750);

        bench.press(Action.TOGGLE, "B2");
        bench.press(Action.TOGGLE, "B3");
        assertThat(((View.Bills) bench.view()).total().fen()).isEqualTo(4500);
        bench.press(Action.CONFIRM);

        assertThat(((View.Pay) bench.view()).amount().fen()).isEqualTo(4500);
    }

    @Test
    void withNothingChosenThereIsNothingToPay() {
        bench.in(Flow.PAY_BILLS);
        bench.press(Action.TOGGLE, "B1");
        bench.press(Action.TOGGLE, "B2");
        bench.press(Action.CONFIRM);

        assertThat(bench.screen()).isEqualTo("bills");
        assertThat(bench.hospital.orders).isEmpty();
    }

    @Test
    void onePressPrintsEveryReadyReportAndTellsTheServerOfEach() {
        bench.in(Flow.PRINT_REPORTS);
        assertThat(((View.Reports) bench.view()).ready()).isEqualTo(2);

        bench.press(Action.CONFIRM);

        assertThat(((View.ReportsDone) bench.view()).printed()).isEqualTo(2);
        assertThat(bench.devices.reports).hasSize(2);
        assertThat(bench.hospital.reportReports)
                .hasSize(2)
                .allSatisfy(report -> assertThat(report.pages()).isEqualTo(2));
    }

    @Test
    void aReportThatJammedIsNotCountedAndStopsTheRest() {
        bench.devices.reportOutcomes.add(new ReportPrinter.Outcome.Aborted(DeviceReason.PAPER_JAM));
        bench.in(Flow.PRINT_REPORTS);
        bench.press(Action.CONFIRM);

        assertThat(((View.ReportsDone) bench.view()).sheets())
                .extracting(View.ReportsDone.Sheet::state)
                .containsExactly("UNCERTAIN", "NOT_PRINTED");
        assertThat(bench.hospital.reportReports).isEmpty();
        assertThat(bench.journal.open()).isEmpty();
    }

    /** Else the print limit does not hold, and the hospital believes that nothing is out. */
    @Test
    void reportsTheServerDidNotHearOfAreToldOnceThePatientHasGone() {
        bench.devices.duringReport = () -> bench.hospital.callsToLose = 1;
        bench.in(Flow.PRINT_REPORTS);
        bench.press(Action.CONFIRM);
        assertThat(((View.ReportsDone) bench.view()).printed()).isEqualTo(2);
        assertThat(bench.hospital.reportReports).isEmpty();

        bench.press(Action.HOME);
        bench.pass(11);

        assertThat(bench.screen()).isEqualTo("start");
        assertThat(bench.hospital.reportReports).hasSize(2);
        assertThat(bench.devices.reports).hasSize(2);
        assertThat(bench.journal.open()).isEmpty();
    }

    @Test
    void anEBillSheetTheServerDidNotHearOfIsToldOnceThePatientHasGone() {
        bench.hospital.services = List.of("EBILLS");
        bench.devices.duringReport = () -> bench.hospital.callsToLose = 1;
        bench.in(Flow.EBILLS);
        bench.press(Action.SHEET, "HZ20261122AAAA");
        assertThat(bench.hospital.sheetsReported).isEmpty();

        bench.press(Action.HOME);
        bench.pass(11);

        assertThat(bench.hospital.sheetsReported).hasSize(1);
        assertThat(bench.journal.open()).isEmpty();
    }

    @Test
    void whatADeviceKeepsFromWorkingIsShownBeforeItIsNeeded() {
        bench.devices.become(Part.RECEIPT, DeviceStatus.State.OFFLINE, DeviceReason.PAPER_OUT);
        bench.turns.settle();

        assertThat(((View.Start) bench.view()).items())
                .filteredOn(item -> !item.available())
                .extracting(View.Start.Item::flow, View.Start.Item::device, View.Start.Item::reason)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Flow.REGISTER, "RECEIPT", "PAPER_OUT"),
                        org.assertj.core.groups.Tuple.tuple(Flow.PAY_BILLS, "RECEIPT", "PAPER_OUT"),
                        org.assertj.core.groups.Tuple.tuple(Flow.RETURN, "RECEIPT", "PAPER_OUT"));
        bench.press(Action.BEGIN, "REGISTER");
        assertThat(bench.screen()).isEqualTo("start");
    }

    @Test
    void aServerThatIsAwayDuringAChoiceIsSaidCalmlyAndMayBeTriedAgain() {
        bench.in(Flow.REGISTER);
        bench.hospital.callsToLose = 3;
        bench.press(Action.CHOOSE, "D1");
        bench.pass(3);
        assertThat(((View.Trouble) bench.view()).code()).isEqualTo("NO_ANSWER");

        bench.press(Action.RETRY);

        assertThat(bench.screen()).isEqualTo("clinic");
    }
}
