package org.houzhen.kiosk.printing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.hardware.ReceiptPrinter.Outcome;
import org.houzhen.kiosk.FakeDevices;
import org.houzhen.kiosk.FakeHospital;
import org.houzhen.wire.OrderState;
import org.houzhen.wire.SlipReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A slip that nobody proved is offered until somebody has it, and every copy but the first says so. */
class UnprovenSlipsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T01:30:00Z"), ZoneOffset.UTC);
    private static final Outcome UNKNOWN = new Outcome.Unknown(DeviceReason.NO_ANSWER);

    private final FakeHospital hospital = new FakeHospital(CLOCK);
    private final FakeDevices devices = new FakeDevices();
    private final SqlitePrintJournal journal = new SqlitePrintJournal(Path.of(":memory:"), CLOCK);
    private final SlipDesk desk = new SlipDesk(
            journal,
            new SlipPrinter(journal, devices, new SlipLayout("青禾县人民医院", "自助机 1", ZoneId.of("Asia/Shanghai")), CLOCK),
            hospital);
    private final String tradeNo = hospital.order(OrderState.DONE);

    @AfterEach
    void close() {
        journal.close();
    }

    private SlipPrinter.State deliver() throws InterruptedException {
        return desk.deliver(hospital.orders.get(tradeNo)).state();
    }

    private PrintJob job() {
        return journal.find(hospital.orders.get(tradeNo).slip().id()).orElseThrow();
    }

    @Test
    void aFirstCopyThatIsProvenIsConfirmed() throws InterruptedException {
        deliver();

        assertThat(job().state()).isEqualTo(PrintJob.State.CONFIRMED);
        assertThat(desk.unproven()).isEmpty();
    }

    @Test
    void aLaterCopyThatIsProvenIsAReprintAndSaysSo() throws InterruptedException {
        devices.slipOutcomes.add(UNKNOWN);
        deliver();
        assertThat(job().state()).isEqualTo(PrintJob.State.UNKNOWN);
        assertThat(desk.unproven()).containsExactly(job());

        deliver();

        assertThat(job().state()).isEqualTo(PrintJob.State.REPRINTED);
        assertThat(job().copies()).isEqualTo(2);
        assertThat(devices.texts().get(0)).doesNotContain("补打");
        assertThat(devices.texts().get(1)).contains("补打");
        assertThat(desk.unproven()).isEmpty();
    }

    @Test
    void aSheetOfAnEBillThatDidNotComeOutIsNoSlipAndIsNotReportedAsOne() throws InterruptedException {
        devices.slipOutcomes.add(UNKNOWN);
        deliver();
        journal.queue("J-1", PrintJob.Kind.EBILL_SHEET, "EB-1");
        journal.sending("J-1");
        journal.givenUp("J-1");
        journal.reported("J-1");

        assertThat(desk.unproven()).containsExactly(job());
        assertThat(desk.report().slips()).extracting(SlipReport.Slip::kind).containsExactly("ORDER_SLIP");
    }

    @Test
    void whatTheAgentGivesUpTheTechnicianHandsOutMarked() throws InterruptedException {
        for (int copy = 0; copy < SlipPrinter.COPIES_MAX; copy++) {
            devices.slipOutcomes.add(UNKNOWN);
            deliver();
        }
        assertThat(deliver()).isEqualTo(SlipPrinter.State.NO_MORE);
        assertThat(desk.unproven()).containsExactly(job());

        assertThat(desk.byHand(job())).contains(new SlipPrinter.Outcome(SlipPrinter.State.PRINTED, DeviceReason.READY));

        assertThat(job().state()).isEqualTo(PrintJob.State.REPRINTED);
        assertThat(devices.texts()).last().asString().contains("补打");
        assertThat(desk.unproven()).isEmpty();
    }

    @Test
    void aPrinterWithoutPaperTakesNothingBackAndTheSlipStaysOffered() throws InterruptedException {
        for (int copy = 0; copy < SlipPrinter.COPIES_MAX; copy++) {
            devices.slipOutcomes.add(UNKNOWN);
            deliver();
        }
        deliver();
        devices.slipOutcomes.add(new Outcome.Refused(DeviceReason.PAPER_OUT));

        assertThat(desk.byHand(job()))
                .contains(new SlipPrinter.Outcome(SlipPrinter.State.WAITING, DeviceReason.PAPER_OUT));
        assertThat(desk.unproven()).containsExactly(job());
    }

    @Test
    void theServerIsToldOfItUntilACopyIsProvenAndOfNothingElse() throws InterruptedException {
        assertThat(desk.report().slips()).isEmpty();
        devices.slipOutcomes.add(UNKNOWN);
        deliver();

        assertThat(desk.report().slips())
                .containsExactly(new SlipReport.Slip(job().id(), "ORDER_SLIP", tradeNo, "UNKNOWN", 1, CLOCK.instant()));

        deliver();

        assertThat(desk.report().slips())
                .containsExactly(new SlipReport.Slip(job().id(), "ORDER_SLIP", tradeNo, "PROVEN", 2, CLOCK.instant()));
    }
}
