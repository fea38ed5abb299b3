package org.houzhen.server.phone;

import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.Problem;
import org.houzhen.wire.TicketPath.Said;

/** What the page tells a patient to do, and why a link is not taken. */
final class PhoneWords {
    /** In place of a state while the clinic is cancelled. */
    static final String SUSPENDED = "SUSPENDED";

    static final Said MAY_MOVE = new Said(
            "本门诊已停诊。可在下面改到别的日子；要换医生或退号，请到护士站",
            "This clinic was cancelled. Choose another day below; for another doctor or a refund go to the nurse desk");

    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;
    private static final int CONFLICT = 409;
    private static final int TOO_MANY = 429;

    private PhoneWords() {}

    /** What to do in a state; the room may be empty. */
    static Said todo(String state, String room, boolean maySignIn) {
        String door = room.isEmpty() ? "诊室" : " " + room + " ";
        String doorEn = room.isEmpty() ? "the room" : room;
        return switch (state) {
            case "NONE" ->
                new Said(
                        "下面有号码的，请按号等候；没有号码的，请到自助机或护士站取号",
                        "Wait with the numbers below; if there is none, get one at a kiosk or the nurse desk");
            case SUSPENDED -> new Said("本门诊已停诊，请到护士站", "This clinic was cancelled; please go to the nurse desk");
            case "ISSUED" -> signIn(maySignIn);
            case "WAITING" -> new Said("请在候诊区等候", "Please wait in the waiting area");
            case "INVITED" -> new Said("请到" + door + "门口候诊", "Please wait at the door of " + doorEn);
            case "CALLED" -> new Said("请马上到" + door + "就诊", "Please go to " + doorEn + " now");
            case "SERVING" -> new Said("正在就诊", "You are being seen");
            case "MISSED" ->
                new Said(
                        "您已过号，请到自助机或护士站重新签到", "You were called and missed; sign in again at a kiosk or the nurse desk");
            case "PARKED" -> new Said("检查或准备好后，请回诊区签到", "When you are done or ready, come back and sign in");
            case "DONE" ->
                new Said("本次就诊已结束；有检查结果需回诊的，请重新签到", "You have been seen; if you come back with results, sign in again");
            default -> new Said("这个号已结束，如有疑问请到护士站", "This number has ended; ask at the nurse desk if in doubt");
        };
    }

    /** The same for a number at a window of the cashier. */
    static Said atWindow(String state, String place) {
        return switch (state) {
            case "ISSUED", "WAITING", "INVITED" ->
                new Said("请在收费处等候叫号", "Please wait at the cashier's until you are called");
            case "CALLED" -> new Said("请马上到 " + place, "Please go to " + place + " now");
            case "SERVING" -> new Said("正在为您办理", "You are being served");
            case "MISSED" ->
                new Said(
                        "您已过号，请到自助机再取号，号码不变",
                        "You were called and missed; take a number at a kiosk again: it stays the same");
            case "PARKED" ->
                new Said(
                        "材料准备好后，请到自助机再取号，号码不变",
                        "When you have your papers, take a number at a kiosk again: it stays the same");
            case "DONE" -> new Said("已办完", "This is settled");
            default -> new Said("这个号已结束；如还要办理，请再取号", "This number has ended; take another one if you still need it");
        };
    }

    private static Said signIn(boolean here) {
        return here
                ? new Said(
                        "到诊区后请签到：在本页、自助机或护士站",
                        "When you are in the waiting area, sign in: here, at a kiosk or at the nurse desk")
                : new Said("到诊区后请在自助机或护士站签到", "When you are in the waiting area, sign in at a kiosk or the nurse desk");
    }

    static ProblemException refusal(VisitLinks.State state) {
        return switch (state) {
            case FORGED ->
                problem(
                        "LINK_UNKNOWN",
                        NOT_FOUND,
                        new Said("这个链接无效。请重新扫描凭条上的二维码。", "This link is not valid. Scan the code on your slip again."));
            case EXPIRED ->
                problem(
                        "LINK_EXPIRED",
                        GONE,
                        new Said(
                                "这个链接只在就诊当天有效，已过期。如需帮助，请到护士站。",
                                "This link was good for the day of the visit only, and that is over. For help, go to the nurse."));
            case NOT_YET ->
                problem(
                        "LINK_NOT_YET",
                        CONFLICT,
                        new Said(
                                "还没到就诊日期。请在就诊当天打开。",
                                "The day of the visit has not come yet. Open this page on that day."));
            case GOOD -> throw new IllegalArgumentException("a good link is not refused");
        };
    }

    static ProblemException tooOften() {
        return problem("TOO_OFTEN", TOO_MANY, new Said("操作太频繁，请一分钟后再试。", "Too many requests. Try again in a minute."));
    }

    static ProblemException notByPhone() {
        return problem(
                "SIGN_IN_NOT_BY_PHONE",
                CONFLICT,
                new Said(
                        "现在不能用手机签到。请到自助机或护士站。",
                        "Signing in by phone is not possible now. Use a kiosk or the nurse desk."));
    }

    static ProblemException wrongProof() {
        return problem(
                "PROOF_WRONG",
                CONFLICT,
                new Said(
                        "证件号码后四位不对。请核对，或到自助机、护士站办理。",
                        "These are not the last four characters of the document. Check them, or go to a kiosk or the nurse desk."));
    }

    static ProblemException proofLocked() {
        return problem(
                "PROOF_LOCKED",
                TOO_MANY,
                new Said(
                        "输错次数太多，今天不能再用手机办理。请到自助机或护士站。",
                        "Too many wrong tries: nothing more by phone today. Use a kiosk or the nurse desk."));
    }

    static ProblemException proofCrowded() {
        return problem(
                "PROOF_CROWDED",
                TOO_MANY,
                new Said(
                        "今天用手机办理的人太多，您这次没有办成。请到自助机或护士站。",
                        "Too many people did this by phone today, so nothing was done. Use a kiosk or the nurse desk."));
    }

    private static ProblemException problem(String code, int status, Said words) {
        return new ProblemException(new Problem(code, words.zh(), status, words.en()));
    }
}
