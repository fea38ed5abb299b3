package org.houzhen.server.web;

import org.houzhen.server.hospital.HospitalErrorCode;
import org.houzhen.server.hospital.Outcome;
import org.houzhen.wire.Problem;

/** Says each of the hospital's refusals in plain words, with what to do next. */
public final class HospitalProblem {
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;
    private static final int NOT_IMPLEMENTED = 501;
    private static final int BAD_GATEWAY = 502;
    private static final int UNAVAILABLE = 503;
    private static final int GATEWAY_TIMEOUT = 504;

    private HospitalProblem() {}

    public static Problem of(HospitalErrorCode code) {
        return new Problem(code.name(), words(code), status(code));
    }

    public static ProblemException exception(HospitalErrorCode code) {
        return new ProblemException(of(code));
    }

    /** The value of a request that was done; anything else ends the HTTP request with its problem. */
    public static <T> T orThrow(Outcome<T> outcome) {
        return outcome.match(
                Outcome.Done::value,
                rejected -> {
                    throw exception(rejected.code());
                },
                unknown -> {
                    throw exception(HospitalErrorCode.UNKNOWN_RESULT);
                });
    }

    private static int status(HospitalErrorCode code) {
        return switch (code) {
            case PATIENT_NOT_FOUND, REGISTRATION_NOT_FOUND, SAMPLE_NOT_FOUND, REPORT_NOT_FOUND -> NOT_FOUND;
            case CARD_INVALID, ORDER_ITEM_UNKNOWN, RESULT_INVALID -> UNPROCESSABLE;
            case BUSY, UNAVAILABLE -> UNAVAILABLE;
            case UNKNOWN_RESULT -> GATEWAY_TIMEOUT;
            case PROTOCOL_ERROR -> BAD_GATEWAY;
            case NOT_SUPPORTED -> NOT_IMPLEMENTED;
            default -> CONFLICT;
        };
    }

    private static String words(HospitalErrorCode code) {
        return switch (code) {
            case PATIENT_NOT_FOUND -> "没有找到您的就诊档案。请先建档，或到人工窗口办理。";
            case PATIENT_AMBIGUOUS -> "查到多份就诊档案，无法自动确认。请到人工窗口办理。";
            case IDENTITY_MISMATCH -> "证件号码与姓名不一致。请核对后重试，或携带证件到人工窗口办理。";
            case CARD_INVALID -> "证件号码不正确，或该证件不能使用。请核对后重试，或到人工窗口办理。";
            case SESSION_STOPPED -> "该医生本次门诊已停诊。请选择其他医生或其他时段。";
            case SLOT_TAKEN -> "这个号刚刚被约走了。请另选一个时段。";
            case LOCK_EXPIRED -> "为您保留的号已超时释放。请重新选择时段。";
            case QUOTA_EXCEEDED -> "自助渠道的号已经挂完。请选择其他医生，或到人工窗口咨询。";
            case DUPLICATE_REGISTRATION -> "您今天已经挂过这位医生的号，不能重复挂号。请直接签到，或到护士站咨询。";
            case TIME_OVERLAP -> "您在这个时间段已有其他挂号。请选择别的时段。";
            case AGE_LIMIT -> "您的年龄不在该科室的接诊范围内。请选择其他科室，或到导诊台咨询。";
            case SEX_LIMIT -> "该科室不接诊您登记的性别。请选择其他科室，或到导诊台咨询。";
            case GUARDIAN_REQUIRED -> "未成年患者需要登记监护人。请监护人携带证件到人工窗口办理。";
            case BLOCKED -> "您的挂号权限已被暂停。请到人工窗口咨询。";
            case OUT_OF_WINDOW -> "现在不在该门诊的挂号时间内。请选择其他时段，或到人工窗口咨询。";
            case ALREADY_SEEN -> "本次就诊已经结束，不能再办理。如需帮助，请到护士站。";
            case REFUND_CLOSED -> "该号已不能自助退号。请到人工窗口办理。";
            case REGISTRATION_NOT_FOUND -> "没有找到这次挂号。请核对后重试，或到人工窗口查询。";
            case MOVED_BEFORE -> "这个号已经改过日子。请刷新后再看。";
            default -> returnWords(code);
        };
    }

    private static String returnWords(HospitalErrorCode code) {
        return switch (code) {
            case REFUND_SEEN -> "您已就诊或正在就诊，这个号不能退。如需帮助，请到护士站。";
            case REFUND_BILLS_PAID -> "这次就诊还有已缴费的项目。请先到人工窗口退费，再退号。";
            case REFUND_PERFORMED -> "有项目已经执行或标本已采集，不能退费。请到开单科室确认。";
            case REFUNDED_BEFORE -> "这笔费用已经退过。请凭退费凭条到人工窗口查询。";
            case RETURN_EXPIRED -> "这次挂号已过回诊期限。请重新挂号。";
            case RETURN_NOT_SEEN -> "那一天的挂号没有就诊，不能用来回诊。请重新挂号，或到人工窗口咨询。";
            case RETURN_ORDINARY_ONLY -> "只有普通门诊的挂号可以隔天免费回诊。请重新挂号，或到护士站咨询。";
            case RETURN_NO_TESTS -> "那次就诊没有已缴费的检查检验，不能凭它回诊。请重新挂号，或到护士站咨询。";
            case RETURN_USED -> "这次挂号的隔天回诊已经用过。请重新挂号。";
            case RETURN_NO_CLINIC -> "本科室今天已没有普通门诊。请在回诊期限内改天再来，或到护士站咨询。";
            default -> laterWords(code);
        };
    }

    private static String laterWords(HospitalErrorCode code) {
        return switch (code) {
            case BILL_CHANGED -> "费用单有变动。请返回重新查询后再缴费。";
            case BILL_LOCKED -> "该费用单正在别处缴费。请稍候片刻再试。";
            case BILL_NOT_MERGEABLE -> "所选费用单不能合并缴费。请分开缴费。";
            case ALREADY_PAID -> "该费用单已经缴费。无需重复缴费，请按指引前往检查。";
            case AMOUNT_MISMATCH -> "应缴金额有变动，未办理成功。请重新查询后再办理。";
            case INSURANCE_ONE_VISIT -> "医保按每次就诊结算。请只选同一次就诊的费用单，或改为自费支付。";
            case INSURANCE_NO_DIAGNOSIS -> "医生还没有填写诊断，暂不能用医保。请回诊室补充，或改为自费支付。";
            case ORDER_ITEM_UNKNOWN -> "有项目不在可开立目录中。请刷新目录后重新选择。";
            case SAMPLE_NOT_FOUND -> "没有找到该标本。请核对标本号。";
            case SAMPLE_STATE -> "标本当前状态不能进行这一步。请刷新工作列表后再操作。";
            case RESULT_INVALID -> "检验结果不完整或格式不正确。请核对后重新录入。";
            case REPORT_NOT_FOUND -> "没有找到这份报告。请返回重新查询。";
            case REPORT_NOT_AUDITED -> "报告还没有审核完成。请稍后再来查询。";
            case REPORT_NOT_SELF_PRINT -> "这份报告不能自助打印。请到服务台领取。";
            case REPORT_PRINT_LIMIT -> "这份报告的自助打印次数已用完。请到服务台补打。";
            case BUSY -> "系统繁忙。请稍等几秒后重试。";
            case UNKNOWN_RESULT -> "办理结果正在确认。请不要重复操作，稍后查询，或到人工窗口咨询。";
            case NOT_SUPPORTED -> "医院系统暂不支持这项业务。请到人工窗口办理。";
            default -> "医院系统暂时无法连接。请稍后再试，或到人工窗口办理。";
        };
    }
}
