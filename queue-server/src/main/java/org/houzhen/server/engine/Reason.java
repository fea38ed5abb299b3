package org.houzhen.server.engine;

/**
 * Why a person changed an order, or sent a ticket off the straight way (RULES 8).
 *
 * @param note more in words; compulsory for {@link Code#OTHER}; names no patient
 */
public record Reason(Code code, String note) {
    /** What staff may choose from. */
    public enum Code {
        /** 病情变化. */
        CONDITION_WORSE,
        /** 胸痛、卒中、创伤、危重. */
        CRITICAL,
        /** 证件优先：军人、退役军人、残疾人. */
        CERTIFICATE,
        /** 孕妇、行动不便. */
        FRAIL,
        /** 医生同意. */
        DOCTOR_CONSENT,
        /** 工作人员操作有误. */
        STAFF_ERROR,
        /** 设备或系统故障. */
        FAULT,
        /** 做检查. */
        EXAMINATION,
        /** 未准备好. */
        NOT_READY,
        /** 患者要求. */
        PATIENT_WISH,
        /** 换诊室或停诊. */
        CLINIC_CHANGED,
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
