package org.houzhen.kiosk.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.hardware.DeviceStatus;
import org.houzhen.kiosk.devices.Part;
import org.houzhen.kiosk.page.Action;
import org.houzhen.kiosk.page.Flow;
import org.houzhen.kiosk.page.View;
import org.houzhen.kiosk.printing.PrintJob;
import org.houzhen.kiosk.server.ServerLink;
import org.houzhen.wire.OrderState;
import org.houzhen.wire.OrderView;
import org.houzhen.wire.Register;
import org.junit.jupiter.api.Test;

class IdleAndRecoveryTest {
    private final Bench bench = new Bench();

    @Test
    void nobodyPressingAnythingIsWarnedAndThenForgotten() {
        bench.started().in(Flow.REGISTER);
        bench.pass(29);
        assertThat(bench.session.frame().leaveAt()).isNull();
        bench.pass(1);
        assertThat(bench.session.frame().leaveAt())
                .isBetween(
                        bench.turns.instant().plusSeconds(14),
                        bench.turns.instant().plusSeconds(15));
        bench.pass(15);

        assertThat(bench.screen()).isEqualTo("start");
        assertThat(bench.session.frame().who()).isNull();
        assertThat(bench.session.person()).isEmpty();
    }

    @Test
    void aPressOnTheWarningGivesMoreTime() {
        bench.started().in(Flow.REGISTER);
        bench.pass(40);
        bench.press(Action.MORE_TIME);
        bench.pass(29);

        assertThat(bench.screen()).isEqualTo("department");
        assertThat(bench.session.frame().leaveAt()).isNull();
    }

    @Test
    void payingMayTakeTwiceAsLong() {
        bench.started().paying();
        bench.pass(59);
        assertThat(bench.session.frame().leaveAt()).isNull();
        bench.pass(16);

        assertThat(bench.screen()).isEqualTo("start");
        assertThat(bench.hospital.canceled).containsExactly("T1");
    }

    @Test
    void anOrderThatWasBeingPaidWhenThePowerWentIsCanceledBeforeAnybodyIsServed() {
        bench.hospital.order(OrderState.PAYING);
        bench.started();
        bench.pass(2);

        assertThat(bench.screen()).isEqualTo("start");
        assertThat(bench.hospital.orders.get("T1").state()).isEqualTo(OrderState.CLOSED);
    }

    @Test
    void theKeyOfAnOrderIsStoredBeforeTheServerHearsOfItAndWipedOnceItAnswered() {
        var stored = new ArrayList<UUID>();
        bench.hospital.onOpening = () -> bench.openings.unanswered().forEach(opening -> stored.add(opening.key()));
        bench.started().paying();

        assertThat(stored).isNotEmpty().isEqualTo(bench.hospital.keys);
        assertThat(bench.openings.unanswered()).isEmpty();
    }

    @Test
    void anOrderWhoseAnswerWasLostWithThePowerIsFoundByItsKeyAndCanceled() {
        bench.started().confirming();
        bench.hospital.answersToLose = 1;
        bench.press(Action.CONFIRM);
        bench.boot();
        bench.started();
        bench.pass(2);

        assertThat(bench.screen()).isEqualTo("start");
        assertThat(bench.hospital.keys).hasSize(2).containsOnly(bench.hospital.keys.get(0));
        assertThat(bench.hospital.orders.get(bench.hospital.onlyOrder()).state())
                .isEqualTo(OrderState.CLOSED);
        assertThat(bench.openings.unanswered()).isEmpty();
    }

    @Test
    void aQuestionThatArrivesOnlyAfterThePowerCameBackMeetsTheClosedOrder() {
        bench.started().confirming();
        bench.hospital.callsToLose = 1;
        bench.press(Action.CONFIRM);
        UUID key = bench.openings.unanswered().get(0).key();
        bench.boot();
        bench.started();
        bench.pass(2);

        var late = bench.hospital.register(key, new Register("P1", "C1", "S1"));

        assertThat(late.match(OrderView::state, refused -> null, () -> null)).isEqualTo(OrderState.CLOSED);
        assertThat(bench.hospital.orders).hasSize(1);
    }

    @Test
    void anOrderWhoseAnswerWasLostAndThatIsPaidOwesItsSlip() {
        bench.started().confirming();
        bench.hospital.answersToLose = 1;
        bench.press(Action.CONFIRM);
        bench.hospital.pay(bench.hospital.onlyOrder());
        bench.boot();
        bench.started();

        assertThat(bench.devices.texts()).singleElement().asString().doesNotContain("补打");
        assertThat(bench.hospital.slipReports).hasSize(1);
    }

    @Test
    void nobodyIsServedWhileNobodyKnowsWhetherThereIsAnOrder() {
        bench.started().confirming();
        bench.hospital.callsToLose = 1;
        bench.press(Action.CONFIRM);
        bench.boot();
        bench.hospital.callsToLose = 1; // The key's; the list of orders is answered, and empty.
        bench.started();
        assertThat(bench.view()).isEqualTo(new View.Recovering(1, true));

        bench.pass(5);
        assertThat(bench.screen()).isEqualTo("start");
    }

    @Test
    void aSlipOwedFromBeforeIsPrintedOnceAndUnmarkedIfItNeverReachedThePrinter() {
        bench.hospital.order(OrderState.DONE);
        bench.journal.queue("S-T1", PrintJob.Kind.ORDER_SLIP, "T1");
        bench.boot();
        bench.started();
        bench.pass(30);

        assertThat(bench.devices.texts()).singleElement().asString().doesNotContain("补打");
        assertThat(bench.hospital.slipReports).hasSize(1);
        assertThat(bench.screen()).isEqualTo("start");
    }

    @Test
    void aSlipThatWasBeingSentWhenThePowerWentIsPrintedAgainAndMarked() {
        bench.hospital.order(OrderState.DONE);
        bench.journal.queue("S-T1", PrintJob.Kind.ORDER_SLIP, "T1");
        bench.journal.sending("S-T1");
        bench.boot();
        bench.started();

        assertThat(bench.devices.texts()).singleElement().asString().contains("补打");
    }

    @Test
    void aConfirmedSlipThatWasNotReportedIsReportedAndNotPrinted() {
        bench.hospital.order(OrderState.DONE);
        bench.journal.queue("S-T1", PrintJob.Kind.ORDER_SLIP, "T1");
        bench.journal.sending("S-T1");
        bench.journal.confirmed("S-T1", 1);
        bench.boot();
        bench.started();

        assertThat(bench.devices.paper).isEmpty();
        assertThat(bench.hospital.slipReports).hasSize(1);
    }

    @Test
    void aSignInSlipThatWasBeingSentIsAskedForUnderThePressesKeyAndPrintedMarked() {
        UUID key = bench.terminal().signIns().begin("R20261122001").key();
        bench.journal.queue("I-R20261122001", PrintJob.Kind.SIGN_IN_SLIP, "R20261122001");
        bench.journal.sending("I-R20261122001");
        bench.boot();
        bench.started();

        assertThat(bench.hospital.keys).containsExactly(key);
        assertThat(bench.devices.texts()).singleElement().asString().contains("补打");
        assertThat(bench.journal.open()).isEmpty();
        assertThat(bench.openings.unanswered()).isEmpty();
    }

    @Test
    void aSignInWhoseAnswerWasLostWithThePowerIsTheSamePressAfterwards() {
        bench.started();
        bench.press(Action.BEGIN, "SIGN_IN");
        bench.hospital.answersToLose = 1;
        bench.devices.scan("R20261122001");
        bench.turns.settle();
        bench.boot();
        bench.started();

        assertThat(bench.hospital.keys).hasSize(2).containsOnly(bench.hospital.keys.get(0));
        assertThat(bench.devices.texts()).hasSize(1);
        assertThat(bench.openings.unanswered()).isEmpty();
    }

    @Test
    void aSignInPressedTooLongAgoPutsNobodyInLineAgain() {
        bench.terminal().signIns().begin("R20261122001");
        bench.journal.queue("I-R20261122001", PrintJob.Kind.SIGN_IN_SLIP, "R20261122001");
        bench.journal.sending("I-R20261122001");
        bench.pass(601);
        bench.boot();
        bench.started();

        assertThat(bench.hospital.signIns).isEmpty();
        assertThat(bench.devices.paper).isEmpty();
        assertThat(bench.journal.open()).isEmpty();
        assertThat(bench.screen()).isEqualTo("start");
    }

    @Test
    void aReportThatCameOutBeforeThePowerWentIsReportedAfterwards() {
        String job = "00000000-0000-0000-0000-0000000000aa";
        bench.journal.queue(job, PrintJob.Kind.REPORT, "L1/1");
        bench.journal.sending(job);
        bench.journal.confirmed(job, 3);
        bench.boot();
        bench.started();

        assertThat(bench.hospital.reportReports)
                .singleElement()
                .satisfies(report -> assertThat(report.pages()).isEqualTo(3));
        assertThat(bench.devices.reports).isEmpty();
    }

    @Test
    void withoutAServerTheTerminalWaitsAndComesBackByItself() {
        bench.link = ServerLink.State.OFFLINE;
        bench.hospital.callsToLose = 20;
        bench.started();
        bench.pass(20);
        assertThat(bench.view()).isEqualTo(new View.Recovering(0, false));

        bench.link = ServerLink.State.ONLINE;
        bench.pass(60);

        assertThat(bench.screen()).isEqualTo("start");
    }

    @Test
    void anOrderThatStaysOpenHoldsTheTerminalForAMinuteAndIsFollowedUpLater() {
        bench.hospital.order(OrderState.UNKNOWN);
        bench.started();
        bench.pass(50);
        assertThat(bench.screen()).isEqualTo("recovering");
        bench.pass(20);
        assertThat(bench.screen()).isEqualTo("start");

        bench.hospital.pay("T1");
        bench.pass(40);

        assertThat(bench.devices.paper).hasSize(1);
    }

    @Test
    void whoBeginsWhileAnEarlierOrderIsFollowedUpKeepsTheirOwnOrder() {
        bench.hospital.order(OrderState.UNKNOWN);
        bench.started();
        bench.pass(70);
        assertThat(bench.screen()).isEqualTo("start");
        List<String> begun = new ArrayList<>();
        bench.hospital.onUnsettled = () -> {
            if (begun.isEmpty()) {
                bench.press(Action.BEGIN, "REGISTER");
                begun.add(bench.hospital.order(OrderState.PAYING));
            }
        };

        bench.pass(40);

        assertThat(begun).hasSize(1);
        assertThat(bench.hospital.canceled).isEmpty();
        assertThat(bench.hospital.orders.get(begun.get(0)).state()).isEqualTo(OrderState.PAYING);
    }

    @Test
    void whoBeginsWhileASlipOfAnEarlierPatientComesOutIsNotHandedTheNextOne() {
        bench.hospital.order(OrderState.DONE);
        bench.hospital.order(OrderState.DONE);
        bench.devices.become(Part.RECEIPT, DeviceStatus.State.OFFLINE, DeviceReason.PAPER_OUT);
        bench.started();
        bench.pass(70);
        bench.devices.become(Part.RECEIPT, DeviceStatus.State.ONLINE, DeviceReason.READY);
        bench.devices.onPaper = () -> bench.press(Action.BEGIN, "REGISTER");

        bench.pass(40);

        assertThat(bench.devices.paper).hasSize(1);
    }

    @Test
    void whoBeginsWhileAnEarlierSignInIsAskedAgainStopsTheNextOne() throws InterruptedException {
        bench.terminal().signIns().begin("R20261122001");
        bench.terminal().signIns().begin("R20261122002");

        int open = bench.terminal().signIns().settle(bench.hospital.signIns::isEmpty);

        assertThat(bench.hospital.signIns).hasSize(1);
        assertThat(open).isEqualTo(1);
    }

    @Test
    void aSlipWithoutPaperAtBootWaitsForPaper() {
        bench.hospital.order(OrderState.DONE);
        bench.devices.become(Part.RECEIPT, DeviceStatus.State.OFFLINE, DeviceReason.PAPER_OUT);
        bench.started();
        bench.pass(70);
        assertThat(bench.screen()).isEqualTo("start");
        bench.devices.become(Part.RECEIPT, DeviceStatus.State.ONLINE, DeviceReason.READY);
        bench.pass(40);

        assertThat(bench.devices.texts()).singleElement().asString().doesNotContain("补打");
    }

    @Test
    void aTerminalThatIsNotEnrolledServesNobody() {
        bench.started();
        bench.link = ServerLink.State.NOT_ENROLLED;
        bench.session.linkChanged();
        bench.turns.settle();

        assertThat(bench.screen()).isEqualTo("unavailable");
        bench.press(Action.BEGIN, "REGISTER");
        assertThat(bench.screen()).isEqualTo("unavailable");
    }

    @Test
    void theServerGoingAwayShowsOnTheStartScreenAndComingBackToo() {
        bench.started();
        bench.link = ServerLink.State.OFFLINE;
        bench.session.linkChanged();
        bench.turns.settle();
        assertThat(((View.Start) bench.view()).online()).isFalse();

        bench.link = ServerLink.State.ONLINE;
        bench.session.linkChanged();
        bench.turns.settle();

        assertThat(((View.Start) bench.view()).items()).allMatch(View.Start.Item::available);
    }
}
