package org.houzhen.server.words;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.houzhen.server.engine.Reason;
import org.houzhen.server.engine.Reason.Code;
import org.houzhen.server.rules.Words;
import org.houzhen.wire.DeskReasons;

/** The reasons staff choose from (RULES 8): which of them fit what they do, and their words, which stand here only. */
public final class Reasons {
    /** What a reason is given for. */
    public enum Use {
        CALL_CHOSEN(
                Code.RESULTS_READY,
                Code.CONDITION_WORSE,
                Code.CRITICAL,
                Code.FRAIL,
                Code.DOCTOR_CONSENT,
                Code.STAFF_ERROR,
                Code.FAULT),
        PARK(Code.EXAMINATION, Code.NOT_READY, Code.AWAY, Code.PATIENT_WISH),
        TRANSFER(Code.WRONG_CLINIC, Code.DOCTOR_CONSENT, Code.CLINIC_CHANGED, Code.PATIENT_WISH, Code.STAFF_ERROR),
        GREEN_CHANNEL(Code.CHEST_PAIN, Code.STROKE, Code.TRAUMA, Code.CRITICAL),
        FIRST(Code.MILITARY, Code.DISABLED, Code.ELDERLY, Code.CONDITION_WORSE),
        SECOND(Code.ELDERLY, Code.CHILD, Code.FRAIL, Code.CONDITION_WORSE),
        NORMAL(Code.STAFF_ERROR, Code.NOT_ENTITLED),
        GRADE(Code.TRIAGE, Code.CONDITION_WORSE, Code.CRITICAL, Code.STAFF_ERROR),
        REOPEN(Code.EXAMINATION, Code.FAULT, Code.STAFF_ERROR, Code.DOCTOR_CONSENT, Code.PATIENT_WISH),
        EXTRA(Code.CONDITION_WORSE, Code.RESULTS_READY, Code.FRAIL, Code.PATIENT_WISH),
        SUSPEND(Code.CLINIC_CHANGED, Code.FAULT),
        REOPEN_DAY(Code.FAULT, Code.STAFF_ERROR);

        private final List<Code> codes;

        Use(Code... codes) {
            this.codes = List.of(codes);
        }

        /** As pages and paths call it. */
        String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Any other reason is allowed, with a note that says which. */
        public boolean takes(Code code) {
            return code == Code.OTHER || codes.contains(code);
        }
    }

    private Reasons() {}

    /** What pages offer. */
    public static DeskReasons offered() {
        return new DeskReasons(
                Reason.NOTE_MAX,
                Arrays.stream(Code.values()).map(Reasons::choice).toList(),
                Arrays.stream(Use.values()).collect(Collectors.toMap(Use::id, Reasons::codes)));
    }

    /** A reason with its words. */
    public static DeskReasons.Choice choice(Code code) {
        return new DeskReasons.Choice(code.name(), words(code).zh(), words(code).en());
    }

    /** In the order they are offered, the catch-all last. */
    private static List<String> codes(Use use) {
        return Stream.concat(use.codes.stream(), Stream.of(Code.OTHER))
                .map(Code::name)
                .toList();
    }

    /** A reason in words. */
    public static Words words(Code code) {
        return switch (code) {
            case CHEST_PAIN -> new Words("胸痛", "Chest pain");
            case STROKE -> new Words("疑似卒中", "Suspected stroke");
            case TRAUMA -> new Words("创伤", "Trauma");
            case CRITICAL -> new Words("危重或危急值", "Critical, or a critical value");
            case CONDITION_WORSE -> new Words("病情加重", "Condition got worse");
            case TRIAGE -> new Words("分诊评估", "Triage");
            case MILITARY -> new Words("军人或退役军人证件", "Soldier or veteran, by certificate");
            case DISABLED -> new Words("残疾人证", "Disabled, by certificate");
            case ELDERLY -> new Words("高龄", "Old age");
            case CHILD -> new Words("幼儿", "Small child");
            case CERTIFICATE -> new Words("优先证件（军人、残疾人等）", "Certificate: soldier, veteran, disabled");
            case AGE -> new Words("高龄或幼儿", "Old or very young");
            case FRAIL -> new Words("孕妇或行动不便", "Pregnant, or cannot walk well");
            case NOT_ENTITLED -> new Words("不符合优先条件", "Not entitled to priority");
            case DOCTOR_CONSENT -> new Words("医生要求或同意", "The doctor asks or agrees");
            case RESULTS_READY -> new Words("检查结果已出", "Test results are here");
            case EXAMINATION -> new Words("去做检查", "At an examination");
            case NOT_READY -> new Words("检查准备未完成", "Not prepared for the examination");
            case AWAY -> new Words("暂时离开", "Left for a moment");
            case WRONG_CLINIC -> new Words("挂错科室", "Wrong clinic");
            case CLINIC_CHANGED -> new Words("停诊或换诊室", "Clinic cancelled or moved");
            case PATIENT_WISH -> new Words("患者要求", "The patient’s wish");
            case STAFF_ERROR -> new Words("工作人员操作有误", "Mistake of the staff");
            case FAULT -> new Words("设备或系统故障", "Fault of a device or system");
            case OTHER -> new Words("其他（请写明）", "Other (say which)");
        };
    }
}
