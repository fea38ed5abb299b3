package org.houzhen.server.itinerary;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.houzhen.server.engine.Gate;

/** Every sentence of a patient's way, in both languages. */
final class StopWords {
    static final Map<Stop.Kind, Words> TITLES = new EnumMap<>(Map.of(
            Stop.Kind.REGISTER, new Words("挂号", "Register"),
            Stop.Kind.SIGN_IN, new Words("签到", "Sign in"),
            Stop.Kind.DOCTOR, new Words("看医生", "See the doctor"),
            Stop.Kind.PAY, new Words("缴费", "Pay"),
            Stop.Kind.BLOOD, new Words("采血", "Blood drawing"),
            Stop.Kind.SPECIMEN, new Words("送交标本", "Hand in a sample"),
            Stop.Kind.EXAM, new Words("检查", "Examination"),
            Stop.Kind.RETURN, new Words("回诊", "Back to the doctor"),
            Stop.Kind.PHARMACY, new Words("取药", "Collect medicine")));

    static final Words MISSED = new Words("已过号，请到该处工作人员处重新排队", "Your call was missed: please see the staff there");
    static final Words WINDOW_AGAIN = new Words("请在自助机再取号，号码不变", "Take a number at a kiosk again; it stays the same");
    static final Words PREPARING = new Words("正在配药，配好后叫号", "Being prepared; you are called when it is ready");
    static final Words SIGN_IN = new Words("在自助机扫凭条，或到护士站", "Scan your slip at a kiosk, or see the nurse");
    static final Words PAY = new Words("在自助机或窗口缴费", "Pay at a kiosk or counter");
    static final Words AFTER_PAYING = new Words("缴费后取号", "A number is given after payment");
    static final Words IN_TURN = new Words("上一站完成后自动取号", "A number is given when the stop before is done");
    static final Words TAKE_NUMBER =
            new Words("来院后在自助机签到取号，或到护士站", "When you are here, sign in at a kiosk for a number, or see the nurse");
    static final Words BRING = new Words("无需排队", "No queue");
    static final Words RETURN_LATER = new Words("检查全部完成、报告出齐后回诊", "When every test is done and reported");
    static final Words RETURN_NOW = new Words("请在自助机扫挂号凭条签到回诊", "Scan your registration slip at a kiosk to return");
    static final Words OVER = new Words("已结束，如仍需要请到护士站", "Ended; if you still need it, see the nurse");

    private static final Map<Gate, Words> GATES = new EnumMap<>(Map.of(
            Gate.FASTING, new Words("空腹", "an empty stomach"),
            Gate.BLADDER_FULL, new Words("憋尿", "a full bladder"),
            Gate.CONTRAST_CONSENT, new Words("签知情同意书", "the signed contrast consent"),
            Gate.METAL_CHECKED, new Words("金属物检查", "the metal check"),
            Gate.ESCORTED, new Words("家属陪同", "somebody to accompany you"),
            Gate.DISPENSED, new Words("药已配齐", "the medicine prepared")));

    private StopWords() {}

    /** Paid too long ago for a number. */
    static Words lapsed(int days) {
        return new Words(
                days == 0 ? "只在缴费当天取号：请到收费窗口或开单科室" : "缴费已超过 " + days + " 天，不再取号：请到收费窗口或开单科室",
                days == 0
                        ? "A number is given on the day of payment only: please see the cashier or the department that ordered it"
                        : "Paid more than " + days
                                + " days ago, no number any more: please see the cashier or the department"
                                + " that ordered it");
    }

    /** What the staff there will want to confirm. */
    static Words ready(Set<Gate> gates) {
        String zh = gates.stream().sorted().map(gate -> GATES.get(gate).zh()).collect(Collectors.joining("、"));
        String en = gates.stream().sorted().map(gate -> GATES.get(gate).en()).collect(Collectors.joining(", "));
        return new Words("请向工作人员确认：" + zh, "Please confirm with the staff: " + en);
    }
}
