package org.houzhen.server.engine;

/**
 * Why a person changed an order, or sent a ticket off the straight way (RULES 8).
 *
 * @param note more in words; compulsory for {@link Code#OTHER}, never more than {@link #NOTE_MAX} letters; names no patient
 */
public record Reason(Code code, String note) {
    public static final int NOTE_MAX = 100;

    /** What staff may choose from. */
    public enum Code {
        /** 胸痛. */
        CHEST_PAIN,
        /** 卒中. */
        STROKE,
        /** 创伤. */
        TRAUMA,
        /** 危重、危急值. */
        CRITICAL,
        /** 病情变化. */
        CONDITION_WORSE,
        /** 急诊分诊评估. */
        TRIAGE,
        /** 军人、退役军人证件. */
        MILITARY,
        /** 残疾人证. */
        DISABLED,
        /** 高龄. */
        ELDERLY,
        /** 幼儿. */
        CHILD,
        /** 证件优先, before the kinds of certificate were told apart: read, given no more. */
        CERTIFICATE,
        /** 高龄或幼儿, before the two were told apart: read, given no more. */
        AGE,
        /** 孕妇、行动不便. */
        FRAIL,
        /** 不符合优先条件. */
        NOT_ENTITLED,
        /** 医生同意. */
        DOCTOR_CONSENT,
        /** 检查结果已出. */
        RESULTS_READY,
        /** 做检查. */
        EXAMINATION,
        /** 未准备好. */
        NOT_READY,
        /** 暂时离开. */
        AWAY,
        /** 挂错科室. */
        WRONG_CLINIC,
        /** 换诊室或停诊. */
        CLINIC_CHANGED,
        /** 患者要求. */
        PATIENT_WISH,
        /** 工作人员操作有误. */
        STAFF_ERROR,
        /** 设备或系统故障. */
        FAULT,
        OTHER
    }

    public static Reason of(Code code) {
        return new Reason(code, "");
    }

    /** Says enough: a code, and a note where the code says nothing. */
    boolean given() {
        return code != null && (code != Code.OTHER || !note.isBlank());
    }
}
