package org.houzhen.kiosk.session;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.houzhen.kiosk.FakeHospital;
import org.houzhen.kiosk.ReturningHospital;
import org.houzhen.kiosk.page.Flow;
import org.houzhen.kiosk.page.Frame;
import org.houzhen.kiosk.page.QrPicture;
import org.houzhen.kiosk.page.View;
import org.houzhen.wire.ClinicPeriod;
import org.houzhen.wire.ClinicSessionView;
import org.houzhen.wire.DepartmentView;
import org.houzhen.wire.FeeLine;
import org.houzhen.wire.Money;
import org.houzhen.wire.OrderState;
import org.houzhen.wire.Problem;
import org.houzhen.wire.ReportView;
import org.houzhen.wire.Slip;
import org.houzhen.wire.SlotView;
import org.houzhen.wire.TicketPath;

/** One frame of each screen, as large as a real hospital makes it; docs/wire/kiosk holds their JSON. */
public final class SampleFrames {
    private static final List<String> HEARD = List.of("候诊时请留意叫号屏幕和广播。", "过号请到护士站重新排队。");
    private static final List<String> PAID_ENGLISH = List.of(
            "Next: Blood drawing, Technology building 1F, number X012, 3 before you.",
            "Go to 医技楼一层 采血处：血常规（五分类）、糖化血红蛋白测定。",
            "Please keep this slip.");
    private static final List<String> HEARD_ENGLISH = List.of(
            "Watch the hall screen and listen for your number.",
            "If you missed your call, queue again at the nurse desk.");
    static final Instant NOW = Instant.parse("2026-11-22T01:30:00Z");
    static final String TRADE_NO = "K20261122093000017";
    static final Money FEE = new Money(2500);

    private SampleFrames() {}

    /** Names of golden messages and what they say. */
    public static Map<String, Frame> all() {
        var frames = new LinkedHashMap<String, Frame>();
        places(frames);
        choices(frames);
        money(frames);
        paper(frames);
        otherPaper(frames);
        ReturnSamples.into(frames);
        EBillSamples.into(frames);
        WindowSamples.into(frames);
        StopSamples.into(frames);
        ExtraSamples.into(frames);
        return frames;
    }

    private static void places(Map<String, Frame> frames) {
        frames.put("unavailable", frame(null, null, new View.Unavailable("NOT_ENROLLED")));
        frames.put("recovering", frame(null, null, new View.Recovering(1, true)));
        frames.put("start", frame(null, null, new View.Start(true, items("", ""))));
        frames.put("start-no-paper", frame(null, null, new View.Start(true, items("RECEIPT", "PAPER_OUT"))));
        frames.put(
                "start-offline",
                frame(
                        null,
                        null,
                        new View.Start(
                                false,
                                Stream.of(Flow.values())
                                        .map(flow -> new View.Start.Item(flow, false, "SERVER", "OFFLINE"))
                                        .toList())));
        frames.put("identify", frame(Flow.REGISTER, null, new View.Identify(true, false, false, "")));
        frames.put(
                "identify-social-card",
                frame(Flow.REGISTER, null, new View.Identify(true, true, false, "TAKE_SOCIAL_CARD_OUT")));
        frames.put(
                "identify-sign-in", frame(Flow.SIGN_IN, null, new View.Identify(true, false, true, "CARD_UNREADABLE")));
        frames.put("identify-any", frame(Flow.SIGN_IN, null, new View.Identify(true, true, true, "")));
        frames.put(
                "card-expired",
                frame(Flow.PAY_BILLS, "陈*涵", new View.CardExpired("IDENTITY_CARD", LocalDate.of(2026, 5, 20))));
        frames.put("problem-card-expired", frame(Flow.REGISTER, null, TroubleStep.known("CARD_EXPIRED", null, "NONE")));
        frames.put("working", frame(Flow.REGISTER, null, new View.Working("FINDING_PATIENT")));
        frames.put("face-consent", frame(Flow.REGISTER, "王*兰", new View.FaceConsent()));
        frames.put("face-camera", frame(Flow.REGISTER, "王*兰", new View.FaceCamera(3, "TOO_FAR", false)));
        frames.put("face-camera-own", frame(Flow.REGISTER, "王*兰", new View.FaceCamera(3, "NOBODY", true)));
        frames.put("face-result", frame(Flow.REGISTER, "王*兰", new View.FaceResult("UNLIKE")));
        frames.put("record", frame(Flow.REGISTER, "王*兰", new View.OpenRecord("王*兰", "330699********7247", "")));
    }

    static List<View.Start.Item> items(String device, String reason) {
        boolean available = device.isEmpty();
        return List.of(
                new View.Start.Item(Flow.REGISTER, available, device, reason),
                new View.Start.Item(Flow.SIGN_IN, true, "", ""),
                new View.Start.Item(Flow.PAY_BILLS, available, device, reason),
                new View.Start.Item(Flow.PRINT_REPORTS, true, "", ""),
                new View.Start.Item(Flow.RETURN, available, device, reason));
    }

    private static final TicketPath.Said REFUNDED = new TicketPath.Said(
            "停诊退号，今天的号已作废。50.00 元已于 09:31 按原付款方式退回，以支付平台通知为准。",
            "Clinic cancelled, this number is void. 50.00 yuan went back at 09:31, the way you paid; your payment app tells when it is there.");

    private static void choices(Map<String, Frame> frames) {
        frames.put("department", frame(Flow.REGISTER, "王*兰", new View.Departments(departments())));
        frames.put("clinic", frame(Flow.REGISTER, "王*兰", new View.Clinics("心血管内科", "门诊楼二层东侧内科一诊区", clinics())));
        frames.put("slot", frame(Flow.REGISTER, "王*兰", new View.Slots(clinics().get(0), slots())));
        var confirm = new View.Confirm(clinics().get(0), slots().get(7), "门诊楼二层东侧内科一诊区", "王*兰", "330699********7247");
        frames.put("confirm", frame(Flow.REGISTER, "王*兰", confirm));
        frames.put("confirm-idle", warned(frame(Flow.REGISTER, "王*兰", confirm)));
        frames.put(
                "visits",
                frame(
                        Flow.SIGN_IN,
                        "王*兰",
                        new View.Visits(List.of(
                                FakeHospital.visit("R20261122001", "REGISTERED", null),
                                FakeHospital.visit("R20261122002", "SIGNED_IN", "B003"),
                                FakeHospital.visit("R20261122003", "MISSED", "B001"),
                                FakeHospital.visit("R20261122005", "SUSPENDED", "B005"),
                                FakeHospital.visit("R20261122004", "MAY_RETURN", "B002"),
                                FakeHospital.visit("R20261122006", "CANCELLED", "B006", REFUNDED)))));
        frames.put("days", frame(Flow.SIGN_IN, "王*兰", new View.Days(ReturningHospital.otherDays(), null, null)));
        frames.put("days-time", frame(Flow.SIGN_IN, "王*兰", new View.Days(ReturningHospital.otherDays(), "D1", "D1-2")));
        frames.put("bills", frame(Flow.PAY_BILLS, "王*兰", bills()));
        frames.put("bills-none", frame(Flow.PAY_BILLS, "王*兰", new View.Bills(List.of(), 0, Money.ZERO)));
        frames.put("visits-none", frame(Flow.SIGN_IN, "王*兰", new View.Visits(List.of())));
        frames.put("reports-none", frame(Flow.PRINT_REPORTS, "王*兰", new View.Reports(List.of(), 0)));
        frames.put("reports", frame(Flow.PRINT_REPORTS, "王*兰", new View.Reports(reports(), 2)));
    }

    private static List<View.Departments.Category> departments() {
        var categories = new ArrayList<View.Departments.Category>();
        categories.add(category("内科", "门诊楼二层东侧内科一诊区", "心血管内科", "呼吸与危重症医学科", "消化内科", "神经内科", "内分泌科", "肾病内科"));
        categories.add(category("外科", "门诊楼三层东侧外科诊区", "普通外科", "骨科", "泌尿外科", "神经外科", "胸外科"));
        categories.add(category("妇儿", "门诊楼三层西侧妇儿诊区", "妇科", "产科", "儿科", "儿童保健"));
        categories.add(category("五官", "门诊楼四层东侧五官皮肤诊区", "眼科", "耳鼻咽喉科", "口腔科"));
        categories.add(category("其他", "门诊楼四层西侧中医康复诊区", "皮肤科", "中医科", "康复医学科", "肿瘤科"));
        return categories;
    }

    private static View.Departments.Category category(String name, String place, String... departments) {
        return new View.Departments.Category(
                name,
                Stream.of(departments)
                        .map(each -> new DepartmentView(
                                "D-" + each, each, name, place, each.equals("神经内科") ? 0 : each.length() * 6))
                        .toList());
    }

    private static List<ClinicSessionView> clinics() {
        return List.of(
                clinic("C1", "李建国", "主任医师", "专家", 8),
                clinic("C2", "欧阳文静", "副主任医师", "专家", 0),
                clinic("C3", "王敏", "主治医师", "普通", 21),
                clinic("C4", "普通门诊", "", "普通", 36),
                clinic("C5", "谢婉莹", "主任医师", "专家", 0));
    }

    private static ClinicSessionView clinic(String id, String doctor, String title, String level, int remaining) {
        var sample = FakeHospital.clinic(id, doctor, remaining);
        return new ClinicSessionView(
                id,
                sample.departmentId(),
                sample.department(),
                doctor,
                title,
                level,
                sample.date(),
                id.equals("C3") ? ClinicPeriod.AFTERNOON : ClinicPeriod.MORNING,
                level.equals("专家") ? FEE : new Money(800),
                remaining,
                "208诊室",
                id.equals("C5"));
    }

    private static List<SlotView> slots() {
        Instant first = Instant.parse("2026-11-22T00:00:00Z");
        return IntStream.range(0, 48)
                .mapToObj(i -> new SlotView(
                        "S" + i,
                        i + 1,
                        first.plus(Duration.ofMinutes(15L * (i / 3))),
                        first.plus(Duration.ofMinutes(15L * (i / 3) + 15)),
                        i > 5 && i % 7 != 3))
                .toList();
    }

    private static View.Bills bills() {
        return new View.Bills(
                List.of(
                        new View.Bills.Bill(FakeHospital.bill("B1", 18650, null), true, true),
                        new View.Bills.Bill(FakeHospital.bill("B2", 4500, null), false, true),
                        new View.Bills.Bill(FakeHospital.bill("B3", 900, "2 号收费窗口"), false, false)),
                1,
                new Money(18650));
    }

    private static List<ReportView> reports() {
        Instant ordered = Instant.parse("2026-11-21T01:00:00Z");
        return List.of(
                new ReportView("L1", 1, "血常规（五分类）", "READY", ordered, ordered, 1, 0, 2),
                new ReportView("L2", 1, "肝功能十二项", "READY", ordered, ordered, 2, 0, 2),
                new ReportView("L3", 1, "甲状腺功能五项", "IN_PROGRESS", ordered, null, null, 0, 2),
                new ReportView("L4", 1, "尿常规", "PRINTED", ordered, ordered, 1, 1, 2),
                new ReportView("L5", 1, "传染病筛查", "AT_DESK", ordered, ordered, 1, 0, 2));
    }

    private static void money(Map<String, Frame> frames) {
        String code = "weixin://wxpay/bizpayurl?pr=p4lpSuKzz";
        frames.put(
                "pay",
                frame(
                        Flow.REGISTER,
                        "王*兰",
                        new View.Pay(
                                TRADE_NO,
                                FEE,
                                List.of(new FeeLine("诊察费", FEE)),
                                "WECHAT",
                                code,
                                QrPicture.of(code),
                                NOW.plusSeconds(287))));
        PaySamples.put(frames);
        frames.put(
                "processing",
                frame(Flow.REGISTER, "王*兰", new View.Processing(TRADE_NO, FEE, OrderState.PAID, false, false)));
        frames.put("problem-no-paper", frame(Flow.REGISTER, "王*兰", trouble("RECEIPT_PAPER_OUT", null, "NONE")));
        frames.put("problem-twice", frame(Flow.REGISTER, "王*兰", trouble("DUPLICATE_REGISTRATION", null, "NONE")));
        frames.put("problem-manual", frame(Flow.REGISTER, "王*兰", trouble("ORDER_MANUAL", TRADE_NO, "SAFE")));
        frames.put("problem-refused", frame(Flow.SIGN_IN, "王*兰", TroubleStep.refused(REFUSAL, null, "NONE")));
        frames.put(
                "problem-retry",
                frame(Flow.SIGN_IN, "王*兰", new View.Trouble("NO_ANSWER", null, null, null, "NONE", true, false)));
    }

    /** Of a code for which the page has no words. */
    private static final Problem REFUSAL = new Problem(
            "CHECK_IN_ELSEWHERE",
            "这个号在 2 号楼报到。请到 2 号楼护士站。",
            409,
            "This number is checked in at building 2. Please go to the nurse station there.");

    static View.Trouble trouble(String code, String tradeNo, String money) {
        return TroubleStep.known(code, tradeNo, money);
    }

    private static void paper(Map<String, Frame> frames) {
        var rows = List.of(
                new Slip.Row("姓名", "王*兰"),
                new Slip.Row("科室", "心血管内科"),
                new Slip.Row("医生", "李建国 主任医师"),
                new Slip.Row("号别", "专家"),
                new Slip.Row("日期", "2026-11-22 上午"),
                new Slip.Row("时段", "09:30–09:45"),
                new Slip.Row("地点", "门诊楼二层东侧内科一诊区 208诊室"),
                new Slip.Row("挂号费", "1.00 元"),
                new Slip.Row("诊察费", "24.00 元"),
                new Slip.Row("合计", "25.00 元"),
                new Slip.Row("支付", "微信支付"),
                new Slip.Row("支付单号", "4200002026112200000000000017"),
                new Slip.Row("交易号", "HZ20261122K3P7Q2ZV"),
                new Slip.Row("登记号", "26112200012"));
        var english = List.of(
                "When you are there, sign in: scan the code on this slip at a kiosk, or ask at the nurse desk.",
                "Sign in before 09:45; later you queue as late.",
                "Watch the hall screen and listen for your number.");
        var notes = List.of("到诊区后先签到：在自助机上扫本凭条的二维码，或到护士站。", "请在 09:45 前签到，过时按迟到排队。", "候诊时请留意叫号屏幕和广播。");
        frames.put(
                "result",
                frame(
                        Flow.REGISTER,
                        "王*兰",
                        new View.Result(
                                "REGISTRATION", "挂号凭条", "B012", rows, notes, english, null, null, "PRINTED", "")));
        frames.put(
                "result-no-paper",
                frame(
                        Flow.REGISTER,
                        "王*兰",
                        new View.Result(
                                "REGISTRATION",
                                "挂号凭条",
                                "B012",
                                rows,
                                notes,
                                english,
                                null,
                                null,
                                "WAITING",
                                "PAPER_OUT")));
    }

    private static void otherPaper(Map<String, Frame> frames) {
        frames.put(
                "result-bills",
                frame(
                        Flow.PAY_BILLS,
                        "王*兰",
                        new View.Result(
                                "BILLS",
                                "缴费凭条",
                                "X012",
                                List.of(
                                        new Slip.Row("姓名", "王*兰"),
                                        new Slip.Row("血常规（五分类）", "25.00 元"),
                                        new Slip.Row("糖化血红蛋白测定", "171.50 元"),
                                        new Slip.Row("合计", "196.50 元"),
                                        new Slip.Row("支付", "微信支付"),
                                        new Slip.Row("收据号", "S26112200031"),
                                        new Slip.Row("缴费时间", "2026-11-22 09:30")),
                                List.of(
                                        "下一站：采血，医技楼一层 采血处，号码 X012，前面 3 人。",
                                        "请到医技楼一层 采血处：血常规（五分类）、糖化血红蛋白测定。",
                                        "请妥善保管本凭条。"),
                                PAID_ENGLISH,
                                null,
                                List.of(new Slip.Next(
                                        "采血", "Blood drawing", "医技楼一层 采血处", "Technology building 1F", "X012", 3)),
                                "PRINTED",
                                "")));
        frames.put("result-sign-in", signedIn("WAITING", 4, HEARD, HEARD_ENGLISH));
        frames.put("result-at-door", signedIn("INVITED", 1, HEARD, HEARD_ENGLISH));
        frames.put(
                "result-suspended",
                signedIn(
                        "SUSPENDED",
                        4,
                        List.of("请到护士站选择：换一位医生（保留次序）、退号（钱按原付款方式全额退回），或改日就诊。"),
                        List.of(
                                "At the nurse desk choose another doctor (you keep your place), a refund (all of it, the way you paid), or another day.")));
        frames.put("printing", frame(Flow.PRINT_REPORTS, "王*兰", new View.Printing(1, 2, "肝功能十二项", "PAPER_OUT")));
        frames.put(
                "reports-done",
                frame(
                        Flow.PRINT_REPORTS,
                        "王*兰",
                        new View.ReportsDone(
                                1,
                                List.of(
                                        new View.ReportsDone.Sheet("血常规（五分类）", "PRINTED", ""),
                                        new View.ReportsDone.Sheet("肝功能十二项", "NOT_PRINTED", "PAPER_OUT")))));
    }

    /** Whether there is a way back or home is guessed here, and held against the real steps by SamplesAreTrueTest. */
    static Frame frame(Flow flow, String who, View view) {
        boolean waits = !(view instanceof View.Working
                || view instanceof View.Processing
                || view instanceof View.Printing
                || view instanceof View.PayByCode pay
                        && List.of("SENT", "CARD", "CHECKING").contains(pay.step())
                || flow == null);
        boolean open = view instanceof View.Trouble trouble && !trouble.money().equals("NONE");
        boolean back = waits && !open && !(view instanceof View.Result || view instanceof View.ReportsDone);
        return new Frame(
                1795397400017L,
                NOW,
                "青禾县人民医院",
                "自助机 1",
                "Asia/Shanghai",
                view.screen(),
                flow,
                who,
                null,
                back,
                waits,
                view);
    }

    private static Frame warned(Frame frame) {
        return new Frame(
                frame.version(),
                frame.now(),
                frame.hospital(),
                frame.terminal(),
                frame.zone(),
                frame.screen(),
                frame.flow(),
                frame.who(),
                NOW.plusSeconds(12),
                frame.canGoBack(),
                frame.canLeave(),
                frame.view());
    }

    private static Frame signedIn(String state, int ahead, List<String> notes, List<String> english) {
        var place = new View.Result.Place("内科一诊区", "208诊室", state, ahead, null);
        return frame(
                Flow.SIGN_IN,
                "王*兰",
                new View.Result("SIGN_IN", "", "B012", List.of(), notes, english, place, null, "PRINTING", ""));
    }
}
