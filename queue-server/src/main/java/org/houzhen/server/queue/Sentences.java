package org.houzhen.server.queue;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.houzhen.server.engine.Line;
import org.houzhen.server.engine.QueueKind;
import org.houzhen.server.engine.Refusal;
import org.houzhen.server.engine.RuleSet;
import org.houzhen.server.engine.Ticket;
import org.houzhen.server.engine.TicketNumber;
import org.houzhen.wire.MaskedName;

/** What the engine decided, in the words of a waiting room. */
final class Sentences {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");

    private static final List<String> GRADES = List.of("未分级", "一级", "二级", "三级", "四级");

    private Sentences() {}

    /** What a hall speaks (RULES 13). */
    static String call(TicketNumber number, MaskedName name, String room, QueueKind kind) {
        String who = name.shown().isEmpty() ? "" : " " + name.shown();
        return "请 " + number + " 号" + who + " 到 " + room + " " + purpose(kind);
    }

    /** What a patient is called for. */
    private static String purpose(QueueKind kind) {
        return switch (kind) {
            case CLINIC, EMERGENCY -> "就诊";
            case WINDOWS -> "采血";
            case DEVICES -> "检查";
            case PHARMACY -> "取药";
        };
    }

    /** What a hall speaks once when somebody is sent to a door (RULES 7, 13). */
    static String invitation(TicketNumber number, MaskedName name, String room) {
        String who = name.shown().isEmpty() ? "" : " " + name.shown();
        return "请 " + number + " 号" + who + " 到 " + room + " 门口候诊";
    }

    /** One character that lets the order explain itself on a screen; empty for most. */
    static String mark(Ticket ticket) {
        if (ticket.misses() > 0) {
            return "过";
        }
        if (ticket.returning()) {
            return "回";
        }
        return switch (ticket.priority()) {
            case GREEN_CHANNEL -> "绿";
            case FIRST, SECOND -> "优";
            case NORMAL -> ticket.late() ? "迟" : "";
        };
    }

    /** Why a waiting ticket stands where it stands. */
    static String why(Line.Place place, RuleSet rules, ZoneId zone) {
        Ticket ticket = place.ticket();
        return switch (place.rule()) {
            case GREEN_CHANNEL -> "绿色通道，最先就诊";
            case RESTORED -> "误过号已撤销，恢复原位";
            case WAITED_LONG -> "已等候超过 " + rules.order().guard().toMinutes() + " 分钟，提前就诊";
            case REQUEUED -> "过号召回，应让的号已让完";
            case READY_AGAIN -> "检查准备已完成，应让的号已让完";
            case TRANSFERRED -> "转诊患者，应让的号已让完";
            case PRIORITY_RATIO -> oneAfter("优先患者", rules.priorities().ordinaryBeforePriority(), "普通患者");
            case RETURN_RATIO -> oneAfter("回诊患者", rules.returning().firstBeforeReturn(), "初诊患者");
            case RETURN_LIMIT -> "回诊患者，已让满 " + rules.returning().placesMax() + " 位";
            case LATE_RATIO -> "迟到患者，每 " + rules.signIn().punctualBeforeLate() + " 位准时患者后 1 位";
            case GRADE -> "急诊 " + GRADES.get(ticket.standing().grade()) + "，按病情分级和到达时间";
            case WALK_IN_RATIO -> "现场号，同时段每 " + rules.order().appointedBeforeWalkIn() + " 位预约患者后 1 位";
            case TURN ->
                "按时段和号序，时段 " + MINUTE.format(ticket.issued().slotStart().atZone(zone));
            case NOBODY_ELSE -> "前面没有其他候诊患者";
            case CHOSEN -> "由医护人员选呼";
            case NOT_YET_ACTIVE ->
                "提前签到，"
                        + ticket.activeFrom()
                                .map(from -> MINUTE.format(from.atZone(zone)))
                                .orElse("") + " 起排队";
        };
    }

    private static String oneAfter(String who, int others, String whom) {
        return others == 0 ? who + "，在" + whom + "之前" : who + "，每 " + others + " 位" + whom + "后 1 位";
    }

    /** What a refused desk may do instead. */
    static String advice(Refusal refusal) {
        return switch (refusal) {
            case UNKNOWN_QUEUE -> "今天没有这个队列，请刷新页面。";
            case UNKNOWN_ROOM -> "诊室尚未开诊，请先开诊。";
            case UNKNOWN_TICKET -> "没有这个号，请核对号码。";
            case UNKNOWN_VISIT -> "没有找到今天的号，请核对挂号。";
            case WRONG_STATE -> "这个号的状态已经变化，不能这样操作，请看最新状态。";
            case NOBODY_WAITING -> "现在没有候诊患者。";
            case ROOM_HAS_OPEN_CALL -> "上一个号还没有进诊室：请点“已进诊室”“复呼”或“过号”。";
            case ROOM_IS_SERVING -> "诊室里还有患者，请先点“完成”。";
            case ROOM_IS_EMPTY -> "诊室里没有患者，请先叫号。";
            case ROOM_PAUSED -> "诊室已暂停叫号，请先点“恢复”。";
            case OTHER_ROOM -> "这个号不在本诊室的队列里。";
            case TOO_SOON -> "刚刚叫过，请稍等再复呼。";
            case CALLED_ENOUGH -> "已叫满次数，患者未到请点“过号”。";
            case UNDO_EXPIRED -> "已超过撤销时间，请用“召回”。";
            case MISSED_TOO_OFTEN -> "过号次数已满，不能再召回。请在“已结束”中为患者重新取号。";
            case REASON_MISSING -> "选“其他”时必须写明原因。请写上，或从列表中另选一个。";
            case NEEDS_APPROVAL -> "您今天独自调整的次数已到上限。请护士长或管理员到场，输入其姓名和密码确认。";
            case QUEUE_SUSPENDED -> "该出诊已停诊，不能叫号或取号；请为患者办理替诊、改期或退号。";
            case NOT_READY -> "检查准备尚未完成，请先确认准备情况。";
            case TOO_EARLY -> "还没到签到时间，请稍后再来。";
            case TOO_LATE -> "已超过签到时间，请到护士站办理。";
            case HALF_DAY_OVER -> "本半天已结束，请到护士站办理。";
            case ROOM_IN_USE -> "这个诊室有人在用，请另选诊室。";
            case WRONG_WEIGHTS -> "每个队列要有一个不小于 1 的比例。";
            case DAY_CLOSED -> "这一天的叫号已经结束，请刷新页面。";
        };
    }
}
