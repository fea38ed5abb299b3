package org.houzhen.kiosk.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.houzhen.kiosk.BillingHospital;
import org.houzhen.kiosk.page.Flow;
import org.houzhen.kiosk.page.Frame;
import org.houzhen.kiosk.page.View;
import org.houzhen.wire.Slip;

/** One frame of each screen on which a fiscal e-bill is printed. */
final class EBillSamples {
    private EBillSamples() {}

    static void into(Map<String, Frame> frames) {
        frames.put("start-ebills", SampleFrames.frame(null, null, new View.Start(true, items("", ""))));
        frames.put(
                "start-ebills-no-paper",
                SampleFrames.frame(null, null, new View.Start(true, items("RECEIPT", "PAPER_OUT"))));
        frames.put(
                "ebills",
                SampleFrames.frame(
                        Flow.EBILLS,
                        "王*兰",
                        new View.EBills(
                                List.of(
                                        BillingHospital.ebill("HZ20261122CCCC", "BILLS", "PENDING", 0),
                                        BillingHospital.ebill("HZ20261122BBBB", "BILLS", "READY", 0),
                                        BillingHospital.ebill("HZ20261122AAAA", "REGISTRATION", "READY", 2),
                                        BillingHospital.ebill("HZ20261120AAAA", "REGISTRATION", "TAKEN_BACK", 1)),
                                true,
                                true)));
        frames.put("ebills-none", SampleFrames.frame(Flow.EBILLS, "王*兰", new View.EBills(List.of(), true, true)));
        frames.put(
                "ebills-slips-only",
                SampleFrames.frame(
                        Flow.EBILLS,
                        "王*兰",
                        new View.EBills(
                                List.of(BillingHospital.ebill("HZ20261122BBBB", "BILLS", "READY", 0)), true, false)));
        frames.put("printing-ebill", SampleFrames.frame(Flow.EBILLS, "王*兰", new View.Printing(0, 1, "", "")));
        frames.put(
                "ebill-sheet-done",
                SampleFrames.frame(
                        Flow.EBILLS,
                        "王*兰",
                        new View.ReportsDone(1, List.of(new View.ReportsDone.Sheet("", "PRINTED", "")))));
        frames.put("result-ebill", SampleFrames.frame(Flow.EBILLS, "王*兰", printed()));
    }

    private static List<View.Start.Item> items(String device, String reason) {
        List<View.Start.Item> six = new ArrayList<>(SampleFrames.items(device, reason));
        six.add(new View.Start.Item(Flow.EBILLS, device.isEmpty(), device, reason));
        return List.copyOf(six);
    }

    private static View.Result printed() {
        return new View.Result(
                "EBILL",
                "医疗收费电子票据（补打）",
                "12.00 元",
                List.of(
                        new Slip.Row("项目", "门诊挂号"),
                        new Slip.Row("金额", "12.00 元"),
                        new Slip.Row("开票时间", "2026-11-22 09:12"),
                        new Slip.Row("业务流水号", "HZ20261122K7M2PQ4RSTUV"),
                        new Slip.Row("补打", "第 2 次打印")),
                List.of("凭票据代码、号码和校验码可在财政部门网站查验。", "电子票据与纸质票据具有同等效力，重复打印不重复报销。"),
                List.of(
                        "Code, number and check code prove the bill on the fiscal authority's site.",
                        "An e-bill counts as much as one on paper; a second copy is no second bill."),
                null,
                null,
                "PRINTED",
                "");
    }
}
