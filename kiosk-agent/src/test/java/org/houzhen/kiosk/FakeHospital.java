package org.houzhen.kiosk;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.houzhen.kiosk.server.Answer;
import org.houzhen.wire.BillView;
import org.houzhen.wire.ClinicPeriod;
import org.houzhen.wire.ClinicSessionView;
import org.houzhen.wire.DepartmentView;
import org.houzhen.wire.DeviceReport;
import org.houzhen.wire.FeeLine;
import org.houzhen.wire.FindPatient;
import org.houzhen.wire.Money;
import org.houzhen.wire.OpenRecord;
import org.houzhen.wire.OrderState;
import org.houzhen.wire.OrderView;
import org.houzhen.wire.PatientView;
import org.houzhen.wire.PayBills;
import org.houzhen.wire.PayBy;
import org.houzhen.wire.PaymentCode;
import org.houzhen.wire.Problem;
import org.houzhen.wire.Register;
import org.houzhen.wire.ReportPrinted;
import org.houzhen.wire.ReportView;
import org.houzhen.wire.Sex;
import org.houzhen.wire.SignIn;
import org.houzhen.wire.SignedIn;
import org.houzhen.wire.Slip;
import org.houzhen.wire.SlipPrinted;
import org.houzhen.wire.TicketPath;
import org.houzhen.wire.VisitView;

/** A small hospital in memory that keeps its promises: one key is one order, and a slip is owed until it is reported. */
public final class FakeHospital extends BillingHospital {
    private static final PatientView PATIENT =
            new PatientView("P1", "张*三", "110105********002X", "138****8000", 76, Sex.FEMALE);

    public final List<UUID> keys = new ArrayList<>();
    public final List<String> phones = new ArrayList<>();
    public final List<String> signIns = new ArrayList<>();
    public final List<SlipPrinted> slipReports = new ArrayList<>();
    public final List<ReportPrinted> reportReports = new ArrayList<>();
    public final List<String> canceled = new ArrayList<>();
    public List<BillView> bills = List.of(bill("B1", 4500, null), bill("B2", 1250, null), bill("B3", 900, "2 号窗口"));
    /** Who was asked for last. */
    public FindPatient searched;

    public boolean known = true;

    /** The state of the second of today's visits. */
    public String second = "SEEN";

    /** The next so many calls get no answer; what they asked for is done all the same. */
    public int answersToLose;

    /** The next so many calls do not even arrive. */
    public int callsToLose;

    public Problem refusal;

    /** Called when a question to open an order arrives, before anything is done. */
    public Runnable onOpening = () -> {};

    /** What happens while somebody asks for what is open. */
    public Runnable onUnsettled = () -> {};

    /** How patients wanted to pay, order by order. */
    public final List<Optional<PayBy>> wishes = new ArrayList<>();

    /** The payment codes that were shown. */
    public final List<String> codes = new ArrayList<>();

    private final Map<UUID, String> ordersByKey = new LinkedHashMap<>();
    private final Clock clock;

    public FakeHospital(Clock clock) {
        this.clock = clock;
    }

    /** The phone of the patient pays. */
    public void pay(String tradeNo) {
        become(tradeNo, OrderState.DONE);
    }

    @Override
    public void become(String tradeNo, OrderState state) {
        OrderView order = orders.get(tradeNo);
        boolean refunded = order.kind().equals("REFUND") && state == OrderState.REFUNDED;
        boolean slip = state == OrderState.DONE || state == OrderState.MANUAL || refunded;
        String expects = state == OrderState.PAYING ? order.expects() : null;
        change(order, state, expects, order.channel(), slip ? slip("S-" + tradeNo, "B012") : null);
    }

    @Override
    void change(OrderView order, OrderState state, String expects, String channel, Slip slip) {
        orders.put(
                order.tradeNo(),
                new OrderView(
                        order.tradeNo(),
                        order.kind(),
                        state,
                        order.amount(),
                        order.lines(),
                        "SCAN".equals(expects) ? "weixin://wxpay/bizpayurl?pr=" + order.tradeNo() : null,
                        "AGREE".equals(expects) ? null : order.payBefore(),
                        null,
                        slip,
                        expects,
                        channel,
                        order.split()));
    }

    public String onlyOrder() {
        if (orders.size() != 1) {
            throw new AssertionError(orders.size() + " orders");
        }
        return orders.keySet().iterator().next();
    }

    public String order(OrderState state) {
        String tradeNo = open("REGISTRATION", 1200);
        become(tradeNo, state);
        return tradeNo;
    }

    public static Slip slip(String id, String headline) {
        return new Slip(
                id,
                "挂号凭条",
                headline,
                List.of(new Slip.Row("科室", "心血管内科"), new Slip.Row("就诊人", "张*三")),
                "R20261122001",
                List.of("请到二楼 B 区候诊，听到叫号再进诊室。"),
                List.of("Wait on the second floor, area B, for your call."),
                null,
                null,
                null);
    }

    @Override
    <T> Answer<T> answer(java.util.function.Supplier<T> deed) {
        if (callsToLose > 0) {
            callsToLose--;
            return Answer.unknown();
        }
        if (refusal != null) {
            return Answer.refused(refusal);
        }
        T value = deed.get();
        if (answersToLose > 0) {
            answersToLose--;
            return Answer.unknown();
        }
        return Answer.done(value);
    }

    private String open(String kind, long fen, PayBy payBy) {
        String tradeNo = open(kind, fen);
        if (payBy != null && payBy.way().equals("CODE")) {
            change(orders.get(tradeNo), OrderState.PAYING, "CODE", null, null);
        } else if (payBy != null && payBy.way().equals("CARD")) {
            change(orders.get(tradeNo), OrderState.PAYING, "CARD", payBy.channel(), null);
        }
        return tradeNo;
    }

    private String open(String kind, long fen) {
        String tradeNo = "T" + (orders.size() + 1);
        orders.put(
                tradeNo,
                new OrderView(
                        tradeNo,
                        kind,
                        OrderState.PAYING,
                        new Money(fen),
                        List.of(new FeeLine("诊察费", new Money(fen))),
                        "weixin://wxpay/bizpayurl?pr=" + tradeNo,
                        clock.instant().plus(Duration.ofMinutes(5)),
                        null,
                        null,
                        "SCAN",
                        "WECHAT",
                        null));
        return tradeNo;
    }

    @Override
    OrderView once(UUID key, String kind, long fen, PayBy payBy) {
        wishes.add(Optional.ofNullable(payBy));
        onOpening.run();
        keys.add(key);
        return orders.get(ordersByKey.computeIfAbsent(key, fresh -> open(kind, fen, payBy)));
    }

    @Override
    public Answer<Nothing> devices(DeviceReport report) {
        return answer(() -> Nothing.NOTHING);
    }

    @Override
    public Answer<PatientView> find(FindPatient request) {
        searched = request;
        return known ? answer(() -> PATIENT) : Answer.refused(new Problem("PATIENT_NOT_FOUND", "没有找到就诊记录。", 404));
    }

    @Override
    public Answer<PatientView> open(OpenRecord request) {
        return answer(() -> {
            phones.add(request.phone());
            return PATIENT;
        });
    }

    @Override
    public Answer<List<DepartmentView>> departments() {
        return answer(() -> List.of(
                new DepartmentView("D1", "心血管内科", "内科", "门诊楼二层东侧内科一诊区", 36),
                new DepartmentView("D2", "呼吸内科", "内科", "门诊楼二层东侧内科一诊区", 0),
                new DepartmentView("D3", "骨科", "外科", "门诊三楼 C 区", 12)));
    }

    @Override
    public Answer<List<ClinicSessionView>> clinics(String departmentId) {
        return answer(() -> List.of(clinic("C1", "李建国", 20), clinic("C2", "王敏", 0)));
    }

    public static ClinicSessionView clinic(String id, String doctor, int remaining) {
        return new ClinicSessionView(
                id,
                "D1",
                "心血管内科",
                doctor,
                "主任医师",
                "专家",
                LocalDate.of(2026, 11, 22),
                ClinicPeriod.MORNING,
                new Money(1200),
                remaining,
                "208诊室",
                false);
    }

    @Override
    public Answer<OrderView> register(UUID key, Register request) {
        registered.add(request);
        return answer(() -> {
            OrderView order = once(key, "REGISTRATION", 1200, request.payBy());
            return request.payer() == null ? order : quoted(order, request.credential());
        });
    }

    @Override
    public Answer<List<BillView>> bills(String patientId) {
        return answer(() -> bills);
    }

    public static BillView bill(String id, long fen, String heldBy) {
        return new BillView(
                id,
                "心血管内科",
                "李建国",
                Instant.parse("2026-11-22T02:00:00Z"),
                new Money(fen),
                List.of(new FeeLine("血常规", new Money(fen))),
                heldBy);
    }

    @Override
    public Answer<OrderView> payBills(UUID key, PayBills request) {
        long fen = bills.stream()
                .filter(bill -> request.billIds().contains(bill.id()))
                .mapToLong(bill -> bill.total().fen())
                .sum();
        return answer(() -> {
            OrderView order = once(key, "BILLS", fen, request.payBy());
            return request.payer() == null ? order : quoted(order, request.credential());
        });
    }

    @Override
    public Answer<OrderView> showCode(String tradeNo, PaymentCode code) {
        if (!code.code().startsWith("13")) {
            return Answer.refused(new Problem("PAYMENT_CODE_UNKNOWN", "这不是付款码。", 409));
        }
        return answer(() -> {
            codes.add(code.code());
            change(orders.get(tradeNo), OrderState.PAYING, "AGREE", "WECHAT", null);
            return orders.get(tradeNo);
        });
    }

    @Override
    public Answer<OrderView> order(String tradeNo) {
        return answer(() -> orders.get(tradeNo));
    }

    @Override
    public Answer<OrderView> cancel(String tradeNo) {
        return answer(() -> {
            canceled.add(tradeNo);
            if (orders.get(tradeNo).state() == OrderState.PAYING) {
                become(tradeNo, OrderState.CLOSED);
            }
            return orders.get(tradeNo);
        });
    }

    @Override
    public Answer<List<OrderView>> unsettled() {
        onUnsettled.run();
        return answer(() -> orders.values().stream().filter(this::isOpen).toList());
    }

    private boolean isOpen(OrderView order) {
        boolean told = order.slip() != null
                && slipReports.stream()
                        .anyMatch(report -> report.slipId().equals(order.slip().id()));
        return switch (order.state()) {
            case PAYING, PAID, UNKNOWN, REFUNDING -> true;
            case DONE, MANUAL, CLOSED, REFUNDED, FAILED -> order.slip() != null && !told;
        };
    }

    @Override
    public Answer<Nothing> slipPrinted(String tradeNo, SlipPrinted report) {
        return answer(() -> {
            slipReports.add(report);
            return Nothing.NOTHING;
        });
    }

    @Override
    public Answer<List<VisitView>> visits(String patientId) {
        return answer(() -> List.of(visit("R20261122001", "REGISTERED", null), visit("R20261122002", second, "B003")));
    }

    public static VisitView visit(String registerNo, String state, String ticket) {
        return visit(registerNo, state, ticket, null);
    }

    /** @param news what happens with the money; may be null */
    public static VisitView visit(String registerNo, String state, String ticket, TicketPath.Said news) {
        return new VisitView(
                registerNo,
                "心血管内科",
                "李建国",
                ClinicPeriod.MORNING,
                Instant.parse("2026-11-22T01:45:00Z"),
                Instant.parse("2026-11-22T02:00:00Z"),
                "门诊楼二层东侧内科一诊区",
                ticket,
                state,
                news,
                state.equals("SUSPENDED"));
    }

    @Override
    public Answer<SignedIn> signIn(UUID key, SignIn request) {
        return answer(() -> {
            signIns.add(request.registerNo());
            keys.add(key);
            return new SignedIn(
                    "B012", "门诊楼二层东侧内科一诊区", "208诊室", "WAITING", 4, null, slip("I-" + request.registerNo(), "B012"));
        });
    }

    @Override
    public Answer<List<ReportView>> reports(String patientId) {
        Instant ordered = Instant.parse("2026-11-21T01:00:00Z");
        return answer(() -> List.of(
                new ReportView("L1", 1, "血常规", "READY", ordered, ordered, 1, 0, 2),
                new ReportView("L2", 1, "肝功能", "READY", ordered, ordered, 2, 0, 2),
                new ReportView("L3", 1, "甲状腺功能", "IN_PROGRESS", ordered, null, null, 0, 2),
                new ReportView("L4", 1, "尿常规", "PRINTED", ordered, ordered, 1, 1, 2)));
    }

    @Override
    public Answer<byte[]> reportFile(String id, int version) {
        return answer(() -> "%PDF-1.7 report".getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public Answer<Nothing> reportPrinted(String id, int version, ReportPrinted report) {
        return answer(() -> {
            reportReports.add(report);
            return Nothing.NOTHING;
        });
    }
}
