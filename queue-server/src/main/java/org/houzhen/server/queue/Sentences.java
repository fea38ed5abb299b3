package org.houzhen.server.queue;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.houzhen.server.engine.Lane;
import org.houzhen.server.engine.Line;
import org.houzhen.server.engine.Refusal;
import org.houzhen.server.engine.RuleSet;
import org.houzhen.server.engine.Ticket;
import org.houzhen.server.engine.TicketNumber;
import org.houzhen.wire.MaskedName;

/** What the engine decided, in the words of a waiting room. */
final class Sentences {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");

    private Sentences() {}

    /** What a hall speaks (RULES 13). */
    static String call(TicketNumber number, MaskedName name, String room) {
        String who = name.shown().isEmpty() ? "" : " " + name.shown();
        return "请 " + number + " 号" + who + " 到 " + room + " 就诊";
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
            case WAITED_LONG -> "已等候超过 " + rules.guard().toMinutes() + " 分钟，提前就诊";
            case REQUEUED -> "过号召回，应让的号已让完";
            case PRIORITY_RATIO -> "优先患者，每 " + count(rules, Lane.PRIORITY) + " 位普通患者后 1 位";
            case RETURN_RATIO -> "回诊患者，每 " + count(rules, Lane.RETURNING) + " 位初诊患者后 1 位";
            case LATE_RATIO -> "迟到患者，每 " + count(rules, Lane.LATE) + " 位准时患者后 1 位";
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

    private static int count(RuleSet rules, Lane lane) {
        return rules.ordinaryBefore().getOrDefault(lane, 0);
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
            case MISSED_TOO_OFTEN -> "过号次数已满，请到护士站重新取号。";
            case REASON_MISSING -> "请填写原因。";
            case DAY_CLOSED -> "这一天的叫号已经结束，请刷新页面。";
        };
    }
}
