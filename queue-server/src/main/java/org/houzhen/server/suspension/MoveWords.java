package org.houzhen.server.suspension;

import org.houzhen.server.hospital.HospitalErrorCode;
import org.houzhen.server.web.HospitalProblem;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.Moved;
import org.houzhen.wire.Problem;
import org.houzhen.wire.TicketPath.Said;

/** What is said about moving to another day (改期), and why it cannot be. */
final class MoveWords {
    static final Said CHOOSE = new Said(
            "请选择日期和时间。只列出同一科室、价格相同、还有号的门诊；原来的付款和票据继续有效，不另收费。",
            "Choose a day and a time. Listed are clinics of the same department at the same price that have room; what you paid stays good.");
    static final Said NONE = new Said(
            "近期没有同一科室、价格相同的空号。可以改为退号，或过后再看。",
            "No clinic of this department at this price has room in the coming days. A refund is possible, or look again later.");
    static final Said MOVING = new Said(
            "正在向医院改期，还没有结果，系统会继续办理。请稍后再看，不要重复选择。",
            "The hospital has not answered yet; the system goes on by itself. Look again in a moment.");
    static final Said ELSEWHERE =
            new Said("这个号不能在这里改期。请带凭条到收费窗口办理。", "This cannot be moved here. Please bring your slip to the counter.");

    private static final int CONFLICT = 409;

    private MoveWords() {}

    static Said moved(Said goal) {
        return new Said("已改到 " + goal.zh() + "。原来的付款和票据继续有效。", "Moved to " + goal.en() + ". What you paid stays good.");
    }

    static ProblemException chosenOtherwise() {
        return problem(
                "SUSPENDED_CHOSEN",
                "这位患者已经另有安排，没有改期。请刷新后再看。",
                "Something else was chosen meanwhile; nothing was moved. Read again.");
    }

    static ProblemException wantsMoney() {
        return problem(
                "SUSPENDED_WANTS_MONEY",
                "这位患者要的是退款，系统已经在办。请刷新页面。",
                "The money goes back for this one; nothing was moved.");
    }

    static ProblemException confirmed() {
        return problem("SUSPENDED_CONFIRMED", "这一位已经登记过了，请刷新页面。", "The counter has settled this one already.");
    }

    /** As pages show it. */
    static Moved view(Move move) {
        return move.stage() == Move.Stage.MOVED
                ? new Moved("MOVED", moved(move.goal().told()))
                : new Moved("MOVING", MOVING);
    }

    static ProblemException standing(Move move) {
        return standing(view(move));
    }

    static ProblemException standing(Moved moved) {
        String code = moved.state().equals("MOVED") ? "SUSPENDED_MOVED" : "SUSPENDED_MOVING";
        return problem(code, moved.said().zh(), moved.said().en());
    }

    /** The number was to be had when the page was drawn. */
    static ProblemException gone() {
        return problem("SLOT_TAKEN", "这个号刚刚被约走了。请另选一个时间。", "Somebody was faster. Please choose another time.");
    }

    static ProblemException refused(String code) {
        HospitalErrorCode refusal = HospitalErrorCode.valueOf(code);
        return switch (refusal) {
            case SLOT_TAKEN -> gone();
            case DUPLICATE_REGISTRATION ->
                problem(
                        code,
                        "您那一天已经挂过这位医生的号。请选别的日子。",
                        "You have this doctor on that day already. Choose another day.");
            case TIME_OVERLAP ->
                problem(code, "您那个时间已有其他挂号。请选别的时间。", "You have another registration at that time. Choose another one.");
            case QUOTA_EXCEEDED ->
                problem(code, "您那一天挂的科室已经够多。请选别的日子。", "You have too many departments on that day. Choose another one.");
            case AMOUNT_MISMATCH ->
                problem(
                        code,
                        "那个门诊的价格不同，不能直接改。请选价格相同的，或改为退号。",
                        "That clinic has another price. Choose one at the same price, or a refund.");
            case SESSION_STOPPED, OUT_OF_WINDOW ->
                problem(code, "那个门诊现在不能约了。请另选一个。", "That clinic cannot be booked any more. Choose another one.");
            default -> new ProblemException(HospitalProblem.of(refusal));
        };
    }

    private static ProblemException problem(String code, String zh, String en) {
        return new ProblemException(new Problem(code, zh, CONFLICT, en));
    }
}
