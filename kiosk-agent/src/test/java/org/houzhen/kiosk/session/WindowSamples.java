package org.houzhen.kiosk.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.houzhen.kiosk.page.Flow;
import org.houzhen.kiosk.page.Frame;
import org.houzhen.kiosk.page.View;

/** One frame of each screen on which a number for a window is offered or given. */
final class WindowSamples {
    private WindowSamples() {}

    static void into(Map<String, Frame> frames) {
        frames.put("start-window", SampleFrames.frame(null, null, start("", "", Flow.WINDOW)));
        frames.put("start-all", SampleFrames.frame(null, null, start("", "", Flow.EBILLS, Flow.WINDOW)));
        frames.put(
                "start-all-no-paper",
                SampleFrames.frame(null, null, start("RECEIPT", "PAPER_OUT", Flow.EBILLS, Flow.WINDOW)));
        frames.put("result-window", SampleFrames.frame(Flow.WINDOW, "王*兰", number("WAITING", "门诊楼一层 收费处")));
        frames.put("result-window-called", SampleFrames.frame(Flow.WINDOW, "王*兰", number("CALLED", "收费2号窗")));
        frames.put(
                "problem-window",
                SampleFrames.frame(
                        Flow.RETURN,
                        "王*兰",
                        TroubleStep.withWindow(TroubleStep.known("REFUND_CARD_AT_WINDOW", null, "NONE"))));
    }

    private static View.Start start(String device, String reason, Flow... more) {
        List<View.Start.Item> items = new ArrayList<>(SampleFrames.items(device, reason));
        for (Flow flow : more) {
            boolean free = flow == Flow.WINDOW || device.isEmpty();
            items.add(new View.Start.Item(flow, free, free ? "" : device, free ? "" : reason));
        }
        return new View.Start(true, List.copyOf(items));
    }

    private static View.Result number(String state, String where) {
        return new View.Result(
                "WINDOW",
                "",
                "J007",
                List.of(),
                List.of("请在收费处等候，叫到号再到窗口。", "请备好证件；退费请带原凭条，刷卡付的带原银行卡。", "过号请在自助机再取号，号码不变。"),
                List.of(
                        "Wait at the cashier's; go to the window when your number is called.",
                        "Have your document ready; for a refund bring the slip, and the bank card if you paid by one.",
                        "If you missed your call, take a number at a kiosk again: it stays the same."),
                new View.Result.Place("收费处", where, state, 3, null),
                null,
                "PRINTED",
                "");
    }
}
