package org.houzhen.server.words;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.houzhen.server.engine.Line;
import org.houzhen.server.engine.Priority;
import org.houzhen.server.engine.QueueKind;
import org.houzhen.server.engine.RuleSet;
import org.houzhen.server.engine.Standing;
import org.houzhen.server.engine.Ticket;
import org.houzhen.server.engine.TicketNumber;
import org.houzhen.server.speech.Spelling;
import org.houzhen.wire.MaskedName;
import org.houzhen.wire.TicketPath.Said;

/** What the engine decided, in the words of a waiting room: what a call says, and why a ticket stands where it stands. */
public final class Sentences {
    static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");

    private static final List<Said> GRADES = List.of(
            new Said("未分级", "not graded"),
            new Said("一级", "grade I"),
            new Said("二级", "grade II"),
            new Said("三级", "grade III"),
            new Said("四级", "grade IV"));

    private static final Said IN_TURN = new Said("按先后顺序", "in turn, first come first served");

    private Sentences() {}

    /** What a hall speaks (RULES 13). */
    public static String call(TicketNumber number, MaskedName name, String room, QueueKind kind) {
        return aloud(number, name, room, purpose(kind));
    }

    /** What a patient is called for. */
    private static String purpose(QueueKind kind) {
        return switch (kind) {
            case CLINIC, EMERGENCY -> "就诊";
            case WINDOWS -> "采血";
            case DEVICES -> "检查";
            case PHARMACY -> "取药";
            case CASHIER -> "办理";
        };
    }

    /** What a hall speaks once when somebody is sent to a door (RULES 7, 13). */
    public static String invitation(TicketNumber number, MaskedName name, String room) {
        return aloud(number, name, room, "门口候诊");
    }

    private static String aloud(TicketNumber number, MaskedName name, String room, String what) {
        String who = name.shown().isEmpty() ? "" : name.aloud() + "，";
        return "请" + Spelling.aloud(number.value()) + "号，" + who + "到" + Spelling.aloud(room) + what;
    }

    /** One character that lets the order explain itself on a screen; empty for most. */
    public static String mark(Ticket ticket) {
        String all = marks(ticket);
        return all.isEmpty() ? "" : all.substring(0, 1);
    }

    /** All that is true of a ticket, for staff, a character each; what decides its place first. */
    public static String marks(Ticket ticket) {
        boolean green = ticket.priority() == Priority.GREEN_CHANNEL;
        return (green ? "绿" : "")
                + (ticket.misses() > 0 ? "过" : "")
                + (ticket.returning() ? "回" : "")
                + (isExtra(ticket) ? "加" : "")
                + markOfClass(ticket);
    }

    private static String markOfClass(Ticket ticket) {
        return switch (ticket.priority()) {
            case GREEN_CHANNEL -> "";
            case FIRST, SECOND ->
                switch (ticket.standing().entitlement()) {
                    case MILITARY -> "军";
                    case AGE -> "老";
                    case OTHER -> "优";
                };
            case NORMAL -> ticket.late() ? "迟" : "";
        };
    }

    /** The mark and what it means, for paper, such as 老（老年优先）; empty for most. */
    public static String marked(Ticket ticket) {
        String mark = mark(ticket);
        return switch (mark) {
            case "" -> "";
            case "过" -> mark + "（过号召回）";
            case "回" -> mark + "（回诊）";
            case "绿" -> mark + "（绿色通道）";
            case "加" -> mark + "（加号）";
            case "迟" -> mark + "（迟到）";
            default -> mark + "（" + priority(ticket).zh() + "）";
        };
    }

    /** An extra number goes by its segment, whatever its class; unless a nurse has raised it. */
    static boolean isExtra(Ticket ticket) {
        return ticket.standing().origin() == Standing.Origin.EXTRA
                && (ticket.seat() == null || ticket.seat().lane().isOrdinary());
    }

    /** A ticket of a priority class, by what the class was given for. */
    static Said priority(Ticket ticket) {
        return switch (ticket.standing().entitlement()) {
            case MILITARY -> new Said("军人优先", "priority as soldier or veteran");
            case AGE -> new Said("老年优先", "priority by age");
            case OTHER -> new Said("优先患者", "priority");
        };
    }

    public static Said grade(Ticket ticket) {
        return GRADES.get(ticket.standing().grade());
    }

    /** Why a waiting ticket stands where it stands. */
    public static Said why(Line.Place place, QueueKind kind, RuleSet rules, ZoneId zone) {
        Ticket ticket = place.ticket();
        return switch (place.rule()) {
            case GREEN_CHANNEL ->
                new Said(
                        "绿色通道，最先" + purpose(kind),
                        kind.isClinic() ? "green channel: seen next" : "green channel: next");
            case RESTORED -> new Said("误过号已撤销，恢复原位", "a mistaken miss was taken back: due at once");
            case WAITED_LONG -> waitedLong(rules.order().guard().toMinutes(), kind);
            case CLOSING -> new Said("本半天已结束，先叫完留下的号", "its half day is over: those who are left are called first");
            case REQUEUED -> let("过号召回", "put back after a miss");
            case READY_AGAIN -> let("准备已完成", "ready by now");
            case TRANSFERRED -> let("转诊患者", "transferred from elsewhere");
            case PRIORITY_RATIO ->
                oneAfter(priority(ticket), rules.priorities().ordinaryBeforePriority(), new Said("普通患者", "ordinary"));
            case RETURN_RATIO -> returning(rules.returning(), kind);
            case RETURN_LIMIT -> returnLimit(rules.returning().placesMax(), kind);
            case LATE_RATIO ->
                oneAfter(
                        new Said("迟到患者", "came late"),
                        rules.signIn().punctualBeforeLate(),
                        new Said("准时患者", "punctual"));
            case WALK_IN_RATIO ->
                oneAfter(
                        new Said("现场号，同时段", "walk-in; within one time slot"),
                        rules.order().appointedBeforeWalkIn(),
                        new Said("预约患者", "appointed"));
            case GRADE ->
                new Said(
                        "急诊" + grade(ticket).zh() + "，按病情分级和到达时间",
                        "emergency, " + grade(ticket).en() + ": by grade, then by arrival");
            case TURN ->
                kind.goesByArrival() ? IN_TURN : turn(time(ticket.issued().slotStart(), zone));
            case NOBODY_ELSE -> new Said("此时没有更该先叫的号", "nobody with a better right is waiting");
            case CHOSEN -> new Said(kind.isClinic() ? "由医护人员选呼" : "由工作人员选呼", "chosen by a member of staff");
            case NOT_YET_ACTIVE ->
                notYet(ticket.activeFrom().map(from -> time(from, zone)).orElse(""));
        };
    }

    /** Who comes back the same day: after tests to the doctor, elsewhere for whatever reason. */
    static Said back(QueueKind kind) {
        return kind.isClinic() ? new Said("回诊患者", "back from tests") : new Said("返回的患者", "came back");
    }

    private static Said first(QueueKind kind) {
        return kind.isClinic() ? new Said("初诊患者", "first visits") : new Said("其他患者", "others");
    }

    private static Said waitedLong(long minutes, QueueKind kind) {
        return new Said(
                "已等候超过 " + minutes + " 分钟，提前" + purpose(kind),
                "has waited more than " + minutes + " minutes, so it goes first");
    }

    private static Said let(String who, String whoEn) {
        return new Said(who + "，应让的号已让完", whoEn + "; it has let as many go first as it must");
    }

    private static Said oneAfter(Said who, int others, Said whom) {
        return others == 0
                ? new Said(who.zh() + "，在" + whom.zh() + "之前", who.en() + ": before all " + whom.en())
                : new Said(
                        who.zh() + "，每 " + others + " 位" + whom.zh() + "后 1 位",
                        who.en() + ": one after every " + others + " " + whom.en());
    }

    /** Everything that a return may have to wait for: which of it decides changes with every call. */
    private static Said returning(RuleSet.Returning rule, QueueKind kind) {
        Said who = back(kind);
        Said others = first(kind);
        Said first = rule.placesMin() == 0
                ? who
                : new Said(
                        who.zh() + "，至少先让 " + rule.placesMin() + " 位",
                        who.en() + " (lets at least " + rule.placesMin() + " go first)");
        Said then = oneAfter(first, rule.firstBeforeReturn(), others);
        return rule.firstBeforeReturn() > 0
                ? then
                : new Said(
                        then.zh() + "，连着最多 " + rule.seriesMax() + " 位",
                        then.en() + ", at most " + rule.seriesMax() + " in a row");
    }

    private static Said returnLimit(int places, QueueKind kind) {
        Said who = back(kind);
        return new Said(who.zh() + "，已让满 " + places + " 位", who.en() + "; it has let " + places + " go first");
    }

    private static Said turn(String time) {
        return new Said("按时段和号序，时段 " + time, "in turn, by time slot (" + time + ") and number");
    }

    private static Said notYet(String time) {
        return new Said("提前签到，" + time + " 起排队", "signed in early; its place counts from " + time);
    }

    public static String time(Instant at, ZoneId zone) {
        return MINUTE.format(at.atZone(zone));
    }
}
