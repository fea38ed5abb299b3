package org.houzhen.kiosk.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.houzhen.hardware.BankEntry;
import org.houzhen.hardware.CardPhoto;
import org.houzhen.hardware.CardTerminal;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.hardware.DeviceStatus;
import org.houzhen.hardware.IdCard;
import org.houzhen.hardware.MaskedCard;
import org.houzhen.hardware.SocialCard;
import org.houzhen.kiosk.FakeDevices;
import org.houzhen.kiosk.devices.CardReading;
import org.houzhen.kiosk.devices.Part;
import org.houzhen.kiosk.face.FaceDesk;
import org.houzhen.kiosk.page.Action;
import org.houzhen.kiosk.page.Flow;
import org.houzhen.kiosk.page.Frame;
import org.houzhen.kiosk.page.View;
import org.houzhen.kiosk.server.ServerLink;
import org.houzhen.wire.OrderState;
import org.houzhen.wire.PayBy;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A sample offers a way back or home only where a session, walked through every screen, offers it on that screen. */
class SamplesAreTrueTest {
    private static final Map<String, Set<String>> SEEN = new TreeMap<>();

    @BeforeAll
    static void walkThroughEveryScreen() {
        see(notEnrolled(), registering(), withACode(), withACard(), newcomer(), withAnOldCard(), troubled());
        see(withAnExtraNumber(), signingIn(), printingReports(), returning(), printingABill(), insured());
        see(moving());
    }

    private static void see(Bench... walked) {
        for (Bench bench : walked) {
            bench.shown.forEach(frame -> SEEN.computeIfAbsent(screen(frame), screen -> new TreeSet<>())
                    .add(ways(frame)));
        }
    }

    /** A screen, and of those that change while they are shown, how it is just then. */
    private static String screen(Frame frame) {
        View view = frame.view();
        if (view instanceof View.PayByCode pay) {
            return frame.screen() + " " + pay.step();
        } else if (view instanceof View.Trouble trouble) {
            return frame.screen() + (trouble.money().equals("NONE") ? "" : " about money");
        }
        return frame.screen() + (view instanceof View.Working working ? " " + working.what() : "");
    }

    private static String ways(Frame frame) {
        return (frame.canGoBack() ? "back " : "") + (frame.canLeave() ? "home" : "");
    }

    private static Bench notEnrolled() {
        var bench = new Bench();
        bench.link = ServerLink.State.NOT_ENROLLED;
        bench.boot();
        return bench;
    }

    private static Bench registering() {
        var bench = new Bench().started().paying();
        bench.hospital.become("T1", OrderState.PAID);
        bench.pass(3);
        bench.hospital.become("T1", OrderState.DONE);
        bench.pass(3);
        return bench;
    }

    private static Bench paying(Bench bench, PayBy way, String name) {
        bench.hospital.payWays = List.of(new PayBy("QR", "WECHAT"), way);
        bench.paying();
        bench.press(Action.CHOOSE, name);
        return bench;
    }

    private static Bench withACode() {
        Bench bench = paying(new Bench().started(), new PayBy("CODE", null), "CODE");
        bench.devices.scan("130000000000000001");
        bench.turns.settle();
        return bench;
    }

    private static Bench withACard() {
        var bench = new Bench().started();
        bench.devices.cardTerminalOutcomes.add(new CardTerminal.Outcome.Done(
                new BankEntry(1200, MaskedCard.NONE, "1", "1", "R1", "", LocalDate.EPOCH.atStartOfDay(), "M", "T")));
        return paying(bench, new PayBy("CARD", "BANK_CARD"), "CARD-BANK_CARD");
    }

    private static Bench newcomer() {
        var bench = new Bench();
        bench.faces = FaceDesk.offering(photograph -> Optional.empty(), () -> 0);
        bench.hospital.known = false;
        bench.boot();
        bench.started();
        bench.press(Action.BEGIN, Flow.REGISTER.name());
        bench.devices.cards.add(CardReading.of(FakeDevices.CARD, new CardPhoto(2, 1, new byte[] {1, 2, 3, 4, 5, 6})));
        bench.pass(1);
        bench.press(Action.AGREE);
        bench.press(Action.CONFIRM);
        return bench;
    }

    private static Bench withAnOldCard() {
        var bench = new Bench().started();
        bench.press(Action.BEGIN, Flow.PAY_BILLS.name());
        bench.devices.cards.add(CardReading.of(new SocialCard(
                "11010519491231002X", "张小三", IdCard.Sex.FEMALE, LocalDate.of(1949, 12, 31), LocalDate.EPOCH)));
        bench.pass(1);
        return bench;
    }

    private static Bench troubled() {
        var bench = new Bench().started().confirming();
        bench.devices.become(Part.RECEIPT, DeviceStatus.State.OFFLINE, DeviceReason.PAPER_OUT);
        bench.press(Action.CONFIRM);
        bench.devices.become(Part.RECEIPT, DeviceStatus.State.ONLINE, DeviceReason.READY);
        bench.press(Action.HOME);
        bench.paying();
        bench.hospital.become("T1", OrderState.MANUAL);
        bench.pass(3);
        return bench;
    }

    private static Bench withAnExtraNumber() {
        var bench = new Bench().started();
        bench.hospital.extras = List.of(ExtraSamples.OFFER);
        bench.in(Flow.REGISTER);
        bench.press(Action.CHOOSE, "C2");
        return bench;
    }

    private static Bench signingIn() {
        var bench = new Bench().started().in(Flow.SIGN_IN);
        bench.press(Action.CHOOSE, "R20261122001");
        return bench;
    }

    private static Bench printingReports() {
        var bench = new Bench().started().in(Flow.PRINT_REPORTS);
        bench.press(Action.CONFIRM);
        return bench;
    }

    private static Bench returning() {
        var bench = new Bench().started().in(Flow.RETURN);
        bench.press(Action.CHOOSE, "R20261122001");
        return bench;
    }

    private static Bench moving() {
        var bench = new Bench().started();
        bench.hospital.second = "SUSPENDED";
        bench.in(Flow.SIGN_IN);
        bench.press(Action.MOVE, "R20261122002");
        bench.press(Action.CHOOSE, "D1");
        return bench;
    }

    private static Bench printingABill() {
        var bench = new Bench();
        bench.hospital.services = List.of("EBILLS");
        return bench.started().in(Flow.EBILLS);
    }

    private static Bench insured() {
        var bench = new Bench().started();
        bench.hospital.payers = List.of("INSURANCE");
        bench.in(Flow.PAY_BILLS);
        bench.press(Action.CONFIRM);
        bench.press(Action.CHOOSE, "CREDENTIAL_CODE");
        bench.press(Action.BACK);
        bench.press(Action.CHOOSE, "INSURANCE");
        return bench;
    }

    @Test
    void noSampleShowsAWayThatIsNotThere() {
        assertThat(SampleFrames.all())
                .allSatisfy((name, frame) -> assertThat(SEEN.get(screen(frame)))
                        .as("%s: %s", name, screen(frame))
                        .isNotNull()
                        .contains(ways(frame)));
    }
}
