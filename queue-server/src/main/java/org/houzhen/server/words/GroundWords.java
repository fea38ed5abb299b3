package org.houzhen.server.words;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.houzhen.server.engine.Ground;
import org.houzhen.server.engine.Grounds;
import org.houzhen.server.engine.Lane;
import org.houzhen.server.engine.Line;
import org.houzhen.server.engine.Priority;
import org.houzhen.server.engine.Queue;
import org.houzhen.server.engine.Rule;
import org.houzhen.server.engine.RuleSet;
import org.houzhen.server.engine.Standing;
import org.houzhen.server.engine.Ticket;
import org.houzhen.server.engine.WaitingArea;
import org.houzhen.wire.TicketPath;
import org.houzhen.wire.TicketPath.Said;

/** The one place that says of two tickets, by their numbers, why the first is before the second. */
public final class GroundWords {
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final WaitingArea area;
    private final Queue queue;
    private final RuleSet rules;
    private final ZoneId zone;
    private final Grounds grounds;

    public GroundWords(WaitingArea area, Queue queue, Instant now, ZoneId zone) {
        this.area = area;
        this.queue = queue;
        this.rules = area.rules();
        this.zone = zone;
        this.grounds = new Grounds(queue, rules, now);
    }

    public TicketPath.Before before(Line.Place first, Line.Place second) {
        Ground ground = grounds.of(first, second);
        Ticket ticket = first.ticket();
        return new TicketPath.Before(
                ticket.number().value(),
                Sentences.mark(ticket),
                first.rule().name(),
                ground.name(),
                said(ground, first, second));
    }

    private Said said(Ground ground, Line.Place one, Line.Place other) {
        Ticket first = one.ticket();
        Ticket second = other.ticket();
        return switch (ground) {
            case AT_DOOR -> atDoor(first);
            case DOOR_ORDER -> doorOrder(one);
            case NOT_YET_ACTIVE -> of(second, Sentences.why(other, queue.kind(), rules, zone));
            case EARLIER_START -> earlierStart(first, second);
            case ITS_RULE -> of(first, Sentences.why(one, queue.kind(), rules, zone));
            case LETS_PASS -> of(second, letsPass(second));
            case PAUSED -> of(second, paused(time(second.offeredFrom())));
            case EARLIER_SEGMENT -> earlierSegment(first, second);
            case BEHIND_SEGMENT -> of(second, behindSegment(second));
            case APPOINTED_FIRST ->
                of(first, new Said("预约患者，同一时段预约先于现场", "appointed: before walk-ins of the same time slot"));
            case EARLIER_ARRIVAL -> earlierArrival(first, second);
            case MORE_URGENT -> moreUrgent(first, second);
            case DUE_EARLIER ->
                of(
                        first,
                        new Said(
                                "让号先让满，先于 " + second.number(),
                                "has let others go first earlier than " + second.number()));
            case SMALLER_NUMBER -> smallerNumber(first, second);
            case ORDER_OF_KINDS -> orderOfKinds(first, second);
        };
    }

    private static Said of(Ticket ticket, Said words) {
        return new Said(ticket.number() + "：" + words.zh(), ticket.number() + ": " + words.en());
    }

    private String roomOf(Ticket ticket) {
        return ticket.room().flatMap(area::room).map(room -> room.name()).orElse("");
    }

    private Said atDoor(Ticket first) {
        String room = roomOf(first);
        return of(first, new Said("已轮到，在 " + room + " 门口候诊", "its turn has come; it waits at the door of " + room));
    }

    private Said doorOrder(Line.Place first) {
        return first.rule() == Rule.GREEN_CHANNEL || first.rule() == Rule.RESTORED
                ? of(first.ticket(), Sentences.why(first, queue.kind(), rules, zone))
                : of(first.ticket(), new Said("先到 " + roomOf(first.ticket()) + " 门口", "was sent to the door earlier"));
    }

    private Said earlierStart(Ticket first, Ticket second) {
        String mine = time(first.activeFrom().orElseThrow());
        String other = time(second.activeFrom().orElseThrow());
        return of(
                first,
                new Said(
                        "提前签到，" + mine + " 起排队，早于 " + second.number() + " 的 " + other,
                        "signed in early; its place counts from " + mine + ", that of " + second.number() + " from "
                                + other));
    }

    /** What the second one waits for: a ratio, a distance, or that nobody else is left. */
    private Said letsPass(Ticket second) {
        Lane lane = second.seat().lane();
        return switch (lane) {
            case REQUEUED -> distance(second, "过号召回", "put back after a miss");
            case READY_AGAIN -> distance(second, "准备完成得晚", "was not ready in turn");
            case TRANSFERRED -> distance(second, "转诊而来", "transferred from elsewhere");
            case LAST ->
                new Said("排在半天末尾，没有其他人等候时才叫", "stands at the end of the half day: called when nobody else waits");
            case PRIORITY, RETURNING, LATE, GREEN_CHANNEL, RESTORED, GRADED, APPOINTED -> notDue(second, lane.rule());
            case WALK_IN -> notDue(second, Rule.WALK_IN_RATIO);
        };
    }

    private Said distance(Ticket second, String zh, String en) {
        long left = Math.max(0, second.seat().major() - queue.drawn());
        return left == 0
                ? new Said(zh + "，排在应让的号之后", en + "; it stands behind those it had to let go first")
                : new Said(zh + "，还要先让 " + left + " 个号", en + "; it has to let " + left + " more go first");
    }

    private Said notDue(Ticket second, Rule rule) {
        Said why = Sentences.why(new Line.Place(second, rule), queue.kind(), rules, zone);
        return new Said(why.zh() + "，还没轮到", why.en() + "; not due yet");
    }

    private static Said paused(String until) {
        return new Said("刚过号，" + until + " 前先叫别人", "was missed a moment ago; until " + until + " others go first");
    }

    private Said earlierSegment(Ticket first, Ticket second) {
        String mine = time(Instant.ofEpochMilli(first.seat().major()));
        String other = time(Instant.ofEpochMilli(second.seat().major()));
        return of(
                first,
                new Said(
                        "时段 " + mine + "，早于 " + second.number() + " 的 " + other,
                        "time slot " + mine + ", before " + other + " of " + second.number()));
    }

    private static Said behindSegment(Ticket second) {
        return second.standing().origin() == Standing.Origin.EXTRA
                ? new Said("加号，排在同一时段的号之后", "extra number, behind those of the same time slot")
                : new Said("迟到，排在同一时段的号之后", "came late, behind those of the same time slot");
    }

    private Said earlierArrival(Ticket first, Ticket second) {
        Instant mine = arrival(first);
        Instant other = arrival(second);
        boolean sameMinute = time(mine).equals(time(other));
        DateTimeFormatter shown = sameMinute ? SECOND : Sentences.MINUTE;
        Said kind = alike(first.seat().lane());
        String from = shown.format(mine.atZone(zone));
        String than = shown.format(other.atZone(zone));
        return of(
                first,
                new Said(
                        kind.zh() + from + " 起排队，早于 " + second.number() + " 的 " + than,
                        kind.en() + "waits since " + from + ", " + second.number() + " since " + than));
    }

    /** What its lane sorts by, where that is a time. */
    private static Instant arrival(Ticket ticket) {
        boolean behindSlot = ticket.seat().minor() > 0;
        return Instant.ofEpochMilli(
                behindSlot ? ticket.seat().minor() : ticket.seat().major());
    }

    private Said alike(Lane lane) {
        return switch (lane) {
            case GREEN_CHANNEL -> new Said("同走绿色通道，", "both by the green channel; ");
            case PRIORITY -> new Said("同为优先，", "both with priority; ");
            case RETURNING ->
                new Said(
                        queue.kind().isClinic() ? "同为回诊，" : "都是返回的患者，",
                        "both " + Sentences.back(queue.kind()).en() + "; ");
            case LATE -> new Said("同为迟到，", "both late; ");
            case LAST -> new Said("同在半天末尾，", "both at the end of the half day; ");
            case GRADED -> new Said("急诊分级相同，", "of the same grade; ");
            case RESTORED, REQUEUED, READY_AGAIN, TRANSFERRED, APPOINTED, WALK_IN -> new Said("", "");
        };
    }

    private static Said moreUrgent(Ticket first, Ticket second) {
        Said mine = Sentences.grade(first);
        Said other = Sentences.grade(second);
        return of(
                first,
                new Said(
                        "急诊" + mine.zh() + "，先于 " + second.number() + " 的" + other.zh(),
                        "emergency, " + mine.en() + ", before " + other.en() + " of " + second.number()));
    }

    private Said smallerNumber(Ticket first, Ticket second) {
        Lane lane = first.seat().lane();
        boolean slot =
                (lane == Lane.APPOINTED || lane == Lane.WALK_IN) && first.seat().minor() == 0;
        String zh = slot ? "同一时段按号序，先于 " : "条件相同按号序，先于 ";
        String en = slot ? "same time slot, by number before " : "equal in all else, by number before ";
        return of(first, new Said(zh + second.number(), en + second.number()));
    }

    private Said orderOfKinds(Ticket first, Ticket second) {
        Said mine = name(first);
        Said other = name(second);
        return of(
                first,
                new Said(
                        mine.zh() + "，没有轮到的号时先于 " + second.number() + "（" + other.zh() + "）",
                        mine.en() + "; while nobody is due it goes before " + second.number() + " (" + other.en()
                                + ")"));
    }

    private Said name(Ticket ticket) {
        return switch (ticket.seat().lane()) {
            case GREEN_CHANNEL -> new Said("绿色通道", "green channel");
            case RESTORED -> new Said("撤销过号", "miss taken back");
            case REQUEUED -> new Said("过号召回", "put back after a miss");
            case READY_AGAIN -> new Said("准备完成", "ready again");
            case TRANSFERRED -> new Said("转诊", "transferred");
            case PRIORITY -> Sentences.priority(ticket);
            case RETURNING -> Sentences.back(queue.kind());
            case LATE -> new Said("迟到患者", "came late");
            case GRADED, APPOINTED, WALK_IN ->
                Sentences.isExtra(ticket) ? new Said("加号", "extra number") : ordinary(ticket);
            case LAST -> new Said("半天末尾", "end of the half day");
        };
    }

    private static Said ordinary(Ticket ticket) {
        return ticket.priority() == Priority.NORMAL ? new Said("普通患者", "ordinary") : Sentences.priority(ticket);
    }

    private String time(Instant at) {
        return Sentences.time(at, zone);
    }
}
