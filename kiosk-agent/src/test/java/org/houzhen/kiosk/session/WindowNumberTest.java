package org.houzhen.kiosk.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.hardware.DeviceStatus;
import org.houzhen.kiosk.devices.Part;
import org.houzhen.kiosk.page.Action;
import org.houzhen.kiosk.page.Flow;
import org.houzhen.kiosk.page.View;
import org.houzhen.kiosk.printing.PrintJob;
import org.houzhen.wire.OrderState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Numbers for the cashier's windows, taken at the terminal. */
class WindowNumberTest {
    private Bench bench;

    @BeforeEach
    void start() {
        bench = new Bench();
        bench.hospital.services = List.of("WINDOW");
        bench.started();
    }

    private View.Result result() {
        return (View.Result) bench.view();
    }

    @Test
    void aCardAndOnePressGiveANumberThatIsPrinted() {
        bench.in(Flow.WINDOW);

        assertThat(result().kind()).isEqualTo("WINDOW");
        assertThat(result().headline()).isEqualTo("J007");
        assertThat(result().place().ahead()).isEqualTo(3);
        assertThat(result().paper()).isEqualTo("PRINTED");
        assertThat(bench.hospital.windowNumbers.values()).containsExactly("P1");
        assertThat(bench.openings.unanswered()).isEmpty();
    }

    @Test
    void itIsOfferedOnlyWhereTheHospitalGivesSuchNumbers() {
        bench.hospital.services = List.of();
        bench.press(Action.BEGIN, Flow.WINDOW.name());

        assertThat(bench.screen()).isEqualTo("start");
        assertThat(((View.Start) bench.view()).items())
                .extracting(View.Start.Item::flow)
                .doesNotContain(Flow.WINDOW);
    }

    @Test
    void aSlipThatWasBeingPrintedWhenThePowerWentIsAskedForUnderThePressesKeyAndPrintedMarked() {
        UUID key = bench.terminal().signIns().beginAtWindow("P1").key();
        bench.journal.queue("W-" + key, PrintJob.Kind.WINDOW_SLIP, "J007");
        bench.journal.sending("W-" + key);
        bench.boot();
        bench.started();

        assertThat(bench.hospital.windowNumbers).containsExactly(Map.entry(key, "P1"));
        assertThat(bench.devices.texts()).singleElement().asString().contains("补打");
        assertThat(bench.journal.open()).isEmpty();
        assertThat(bench.openings.unanswered()).isEmpty();
    }

    @Test
    void theTerminalsDiskHoldsTheNumberAndNobodysName() {
        bench.devices.become(Part.RECEIPT, DeviceStatus.State.OFFLINE, DeviceReason.PAPER_OUT);
        bench.in(Flow.WINDOW);

        assertThat(bench.journal.open())
                .singleElement()
                .satisfies(job -> assertThat(job.kind()).isEqualTo(PrintJob.Kind.WINDOW_SLIP))
                .satisfies(job -> assertThat(job.origin()).isEqualTo("J007"));
    }

    @Test
    void whoeverIsSentToAWindowTakesTheNumberRightThere() {
        bench.paying();
        bench.hospital.become(bench.hospital.onlyOrder(), OrderState.MANUAL);
        bench.pass(5);
        assertThat(bench.view())
                .isInstanceOfSatisfying(
                        View.Trouble.class,
                        trouble -> assertThat(trouble.window()).isTrue());

        bench.hospital.answersToLose = 1;
        bench.press(Action.WINDOW);
        bench.pass(5);

        assertThat(result().kind()).isEqualTo("WINDOW");
        assertThat(bench.hospital.windowNumbers)
                .as("the answer that was lost was asked for under the same key")
                .hasSize(1);
    }
}
