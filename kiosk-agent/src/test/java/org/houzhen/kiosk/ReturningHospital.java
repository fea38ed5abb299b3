package org.houzhen.kiosk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.houzhen.kiosk.server.Answer;
import org.houzhen.kiosk.server.HospitalServer;
import org.houzhen.wire.ExtraOffer;
import org.houzhen.wire.Money;
import org.houzhen.wire.MoveVisit;
import org.houzhen.wire.OrderView;
import org.houzhen.wire.OtherDays;
import org.houzhen.wire.PayBy;
import org.houzhen.wire.Problem;
import org.houzhen.wire.Register;
import org.houzhen.wire.ReturnVisit;
import org.houzhen.wire.ReturnableVisit;
import org.houzhen.wire.SignedIn;
import org.houzhen.wire.Slip;
import org.houzhen.wire.SlotView;
import org.houzhen.wire.Split;
import org.houzhen.wire.TicketPath;
import org.houzhen.wire.VisitView;

/** The part of the hospital in memory that has numbers and extra numbers, and takes registrations back. */
public abstract class ReturningHospital implements HospitalServer {
    public final List<String> returned = new ArrayList<>();
    /** Under which key each was asked for first. */
    public final Map<UUID, MoveVisit> moved = new HashMap<>();

    public List<ExtraOffer> extras = List.of();
    public final List<Register> registered = new ArrayList<>();

    abstract <T> Answer<T> answer(Supplier<T> value);

    abstract OrderView once(UUID key, String kind, long fen, PayBy payBy);

    @Override
    public Answer<List<ReturnableVisit>> returnable(String patientId) {
        return answer(() -> List.of(
                returnable("R20261122001", null),
                returnable("R20261122002", new Problem("REFUND_CALLED", "您已被叫号或已就诊，这个号不能退。", 409))));
    }

    @Override
    public Answer<List<SlotView>> slots(String clinicSessionId) {
        Instant first = Instant.parse("2026-11-22T01:00:00Z");
        return answer(() -> IntStream.range(0, 12)
                .mapToObj(i -> new SlotView(
                        "S" + i,
                        i + 1,
                        first.plus(Duration.ofMinutes(15L * (i / 3))),
                        first.plus(Duration.ofMinutes(15L * (i / 3) + 15)),
                        i % 3 != 0))
                .toList());
    }

    @Override
    public Answer<List<ExtraOffer>> extras(String patientId) {
        return answer(() -> extras);
    }

    public static ReturnableVisit returnable(String registerNo, Problem refusal) {
        return returnable(registerNo, new Money(1200), null, refusal);
    }

    /** As {@link #returnable}, with what the medical insurance has paid of it. */
    public static ReturnableVisit insured(String registerNo, Split split) {
        return returnable(registerNo, split.cash(), split, null);
    }

    private static ReturnableVisit returnable(String registerNo, Money amount, Split split, Problem refusal) {
        VisitView visit = FakeHospital.visit(registerNo, "REGISTERED", "B003");
        return new ReturnableVisit(
                registerNo,
                visit.department(),
                visit.doctor(),
                visit.period(),
                visit.slotStart(),
                visit.slotEnd(),
                visit.place(),
                visit.ticket(),
                amount,
                split,
                refusal);
    }

    /** Where patients of a cancelled clinic can be moved to. */
    public static OtherDays otherDays() {
        return new OtherDays(
                "OPEN",
                new TicketPath.Said("请选择日期和时间。", "Choose a day and a time."),
                List.of(
                        day("D1", "11月24日 星期二 上午", "Tue 24 Nov, morning", true, "09:00–09:15", "10:00–10:15"),
                        day("D2", "11月26日 星期四 下午", "Thu 26 Nov, afternoon", false, "14:00–14:15")));
    }

    private static OtherDays.Session day(String id, String zh, String en, boolean same, String... times) {
        return new OtherDays.Session(
                id,
                new TicketPath.Said(zh, en),
                same ? "李建国" : "周宁",
                "主任医师",
                "专家",
                new Money(3_000),
                same,
                IntStream.range(0, times.length)
                        .mapToObj(i -> new OtherDays.Time(id + "-" + (i + 1), times[i]))
                        .toList());
    }

    @Override
    public Answer<OtherDays> otherDays(String patientId, String registerNo) {
        return answer(ReturningHospital::otherDays);
    }

    @Override
    public Answer<SignedIn> move(UUID key, MoveVisit request) {
        return answer(() -> {
            moved.putIfAbsent(key, request);
            MoveVisit first = moved.get(key);
            var slip = new Slip(
                    "M-" + first.registerNo() + "-20261124",
                    "改期凭条",
                    "11月24日",
                    List.of(new Slip.Row("时段", first.slotId())),
                    first.registerNo(),
                    List.of("停诊改期：当天请带证件或本凭条到自助机签到。"),
                    List.of("Moved to another day: sign in at a kiosk on that day."),
                    null,
                    null,
                    null);
            return new SignedIn("", "内科一诊区", "201诊室", "MOVED", 0, Instant.parse("2026-11-24T01:00:00Z"), slip);
        });
    }

    @Override
    public Answer<OrderView> giveBack(UUID key, ReturnVisit request) {
        returned.add(request.registerNo());
        return answer(() -> once(key, "REFUND", 1200, null));
    }
}
