package org.houzhen.kiosk.session;

import java.util.List;
import java.util.Map;
import org.houzhen.kiosk.FakeHospital;
import org.houzhen.kiosk.page.Flow;
import org.houzhen.kiosk.page.Frame;
import org.houzhen.kiosk.page.View;
import org.houzhen.wire.Slip;
import org.houzhen.wire.TicketPath;

/** One frame of each screen on which something was paid on an earlier day and not done. */
final class StopSamples {
    private static final Slip.Next BLOOD =
            new Slip.Next("采血", "Blood drawing", "医技楼一层 采血处", "Block 2, floor 1", "X012", 3);

    private StopSamples() {}

    static void into(Map<String, Frame> frames) {
        frames.put(
                "visits-left",
                SampleFrames.frame(
                        Flow.SIGN_IN,
                        "王*兰",
                        new View.Visits(List.of(
                                FakeHospital.visit(
                                        "R20261121001",
                                        "STOPS_LEFT",
                                        null,
                                        new TicketPath.Said(
                                                "11月21日缴费，还没做：采血、超声",
                                                "Paid on 21 November, still to do: Blood drawing, Ultrasound")),
                                FakeHospital.visit(
                                        "R20261110004",
                                        "STOPS_LAPSED",
                                        null,
                                        new TicketPath.Said(
                                                "CT：缴费已超过 7 天，不再取号：请到收费窗口或开单科室",
                                                "CT: Paid more than 7 days ago, no number any more: please see the cashier"
                                                        + " or the department that ordered it"))))));
        frames.put(
                "result-stop",
                number(
                        "PARKED",
                        0,
                        "下一站：采血，医技楼一层 采血处，号码 X012。请向工作人员确认：空腹。",
                        "Next: Blood drawing, Block 2, floor 1, number"
                                + " X012. Please confirm with the staff: an empty stomach"));
        frames.put(
                "result-stop-waiting",
                number(
                        "WAITING",
                        3,
                        "下一站：采血，医技楼一层 采血处，号码 X012，前面 3 人。",
                        "Next: Blood drawing, Block 2, floor 1, number X012, 3" + " before you."));
    }

    private static Frame number(String state, int ahead, String where, String whereEnglish) {
        return SampleFrames.frame(
                Flow.SIGN_IN,
                "王*兰",
                new View.Result(
                        "SIGN_IN",
                        "",
                        "X012",
                        List.of(),
                        List.of(where, "候诊时请留意叫号屏幕和广播。", "请妥善保管本凭条。"),
                        List.of(
                                whereEnglish,
                                "Watch the hall screen and listen for your number.",
                                "Please keep this slip."),
                        new View.Result.Place("采血", "医技楼一层 采血处", state, ahead, null),
                        List.of(BLOOD),
                        "PRINTED",
                        ""));
    }
}
