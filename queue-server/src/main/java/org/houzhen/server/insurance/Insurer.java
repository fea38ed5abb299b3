package org.houzhen.server.insurance;

import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.houzhen.server.channel.Answer;
import org.houzhen.wire.Money;
import org.houzhen.wire.Split;
import tools.jackson.databind.JsonNode;

/** The transactions in the insurer's own terms. An answer that lacks what it must hold is as unknown as a lost one. */
final class Insurer {
    /** The insurer knows nothing of what was to be taken back. */
    static final String NOTHING_THERE = "INSURANCE_NOTHING_THERE";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final String NOT_ENTITLED = "INSURANCE_NOT_ENTITLED";
    private static final String NOT_ENTITLED_ADVICE = "没有查到可用的医保待遇。请自费支付，或到医保窗口咨询。";
    private static final String IN_FORCE = "1";
    private static final String BY_ITEM = "01";

    private final InsurerLine line;

    Insurer(InsurerLine line) {
        this.line = line;
    }

    /** What the insurer has booked. */
    record Settlement(String id, Split split) {}

    /** Whether anything can be said now. */
    Answer<Boolean> ready() {
        return line.ready();
    }

    /** 1101: who this is, and what they are insured under now. */
    Answer<InsuranceCase.Insured> identify(InsurerLine.Message message, Claim claim) {
        Claim.Credential shown = claim.credential();
        Map<String, String> data = new HashMap<>();
        data.put("mdtrt_cert_type", shown.type());
        data.put("mdtrt_cert_no", shown.number());
        data.put("card_sn", shown.serial());
        data.put("begntime", TIME.format(claim.begin()));
        data.put("psn_cert_type", "01");
        data.put("certno", shown.identityNumber());
        data.put("psn_name", shown.name());
        Answer<JsonNode> answer = line.say(message, Map.of("data", data));
        return answer.match(
                output -> samePerson(output, shown) ? insured(output) : notEntitled(),
                refusal -> Answer.refused(refusal.code(), refusal.advice()),
                Answer::unknown);
    }

    private static boolean samePerson(JsonNode output, Claim.Credential shown) {
        return text(output.path("baseinfo"), "certno").equalsIgnoreCase(shown.identityNumber());
    }

    private static Answer<InsuranceCase.Insured> insured(JsonNode output) {
        String number = text(output.path("baseinfo"), "psn_no");
        for (JsonNode each : output.path("insuinfo")) {
            if (text(each, "psn_insu_stas").equals(IN_FORCE) && !number.isEmpty()) {
                return Answer.done(
                        new InsuranceCase.Insured(number, text(each, "insutype"), text(each, "insuplc_admdvs")));
            }
        }
        return notEntitled();
    }

    private static Answer<InsuranceCase.Insured> notEntitled() {
        return Answer.refused(NOT_ENTITLED, NOT_ENTITLED_ADVICE);
    }

    /** 2201: answers the insurer's number of the visit. */
    Answer<String> openVisit(InsurerLine.Message message, InsuranceCase at, Claim claim) {
        Map<String, String> data = person(at);
        data.put("insutype", at.insured().kind());
        data.put("begntime", TIME.format(claim.begin()));
        data.put("mdtrt_cert_type", claim.credential().type());
        data.put("mdtrt_cert_no", claim.credential().number());
        data.put("ipt_otp_no", claim.visitNo());
        data.put("atddr_no", claim.doctor().code());
        data.put("dr_name", claim.doctor().name());
        data.put("dept_code", claim.doctor().department());
        data.put("dept_name", claim.doctor().departmentName());
        data.put("caty", claim.doctor().category());
        return line.say(message, Map.of("data", data)).read(output -> needed(output.path("data"), "mdtrt_id"));
    }

    /** 2203: what kind of care it is, and what for. */
    Answer<Boolean> diagnose(InsurerLine.Message message, InsuranceCase at, Claim claim) {
        Map<String, String> visit = person(at);
        visit.put("med_type", claim.care().code());
        visit.put("begntime", TIME.format(claim.begin()));
        visit.put("dise_codg", "");
        List<Map<String, String>> diseases = new ArrayList<>();
        for (Claim.Diagnosis each : claim.diagnoses()) {
            int place = diseases.size() + 1;
            diseases.add(Map.of(
                    "diag_type", "1",
                    "diag_srt_no", Integer.toString(place),
                    "diag_code", each.code(),
                    "diag_name", each.name(),
                    "diag_dept", claim.doctor().departmentName(),
                    "dise_dor_no", claim.doctor().code(),
                    "dise_dor_name", claim.doctor().name(),
                    "diag_time", TIME.format(claim.begin()),
                    "vali_flag", "1"));
        }
        return happened(line.say(message, Map.of("mdtrtinfo", visit, "diseinfo", diseases)));
    }

    /** 2204: uploads the lines of the bill under the order as their batch. */
    Answer<Boolean> charge(InsurerLine.Message message, InsuranceCase at, Claim claim) {
        List<Map<String, Object>> lines =
                claim.fees().stream().map(fee -> fee(at, claim, fee)).toList();
        return happened(line.say(message, Map.of("feedetail", lines)));
    }

    private static Map<String, Object> fee(InsuranceCase at, Claim claim, Claim.Fee fee) {
        Map<String, Object> row = new HashMap<>(person(at));
        row.put("feedetl_sn", fee.number());
        row.put("chrg_bchno", at.order());
        row.put("rxno", fee.prescription());
        row.put("fee_ocur_time", TIME.format(claim.begin()));
        row.put("med_list_codg", fee.national());
        row.put("medins_list_codg", fee.item());
        row.put("det_item_fee_sumamt", yuan(fee.amount()));
        row.put("cnt", fee.quantity());
        row.put("pric", yuan(fee.price()));
        row.put("bilg_dept_codg", claim.doctor().department());
        row.put("bilg_dept_name", claim.doctor().departmentName());
        row.put("bilg_dr_codg", claim.doctor().code());
        row.put("bilg_dr_name", claim.doctor().name());
        row.put("hosp_appr_flag", "1");
        return row;
    }

    /** 2206: who would pay how much; books nothing. */
    Answer<Split> quote(InsurerLine.Message message, InsuranceCase at, Claim claim) {
        return line.say(message, Map.of("data", settling(at, claim))).read(output -> split(output, claim));
    }

    /** 2207: books it. */
    Answer<Settlement> settle(InsurerLine.Message message, InsuranceCase at, Claim claim) {
        Map<String, Object> data = settling(at, claim);
        data.put("invono", at.order());
        return line.say(message, Map.of("data", data))
                .read(output -> new Settlement(needed(output.path("setlinfo"), "setl_id"), split(output, claim)));
    }

    private static Map<String, Object> settling(InsuranceCase at, Claim claim) {
        Map<String, Object> data = new HashMap<>(person(at));
        data.put("mdtrt_cert_type", claim.credential().type());
        data.put("mdtrt_cert_no", claim.credential().number());
        data.put("med_type", claim.care().code());
        data.put("medfee_sumamt", yuan(claim.total()));
        data.put("psn_setlway", BY_ITEM);
        data.put("chrg_bchno", at.order());
        data.put("acct_used_flag", "1");
        data.put("insutype", at.insured().kind());
        return data;
    }

    private static Split split(JsonNode output, Claim claim) {
        JsonNode sums = output.path("setlinfo");
        var split = new Split(
                money(sums, "fund_pay_sumamt"),
                money(sums, "acct_pay"),
                money(sums, "psn_cash_pay"),
                money(sums, "hosp_part_amt"));
        boolean whole = split.total().equals(claim.total())
                && money(sums, "medfee_sumamt").equals(claim.total());
        if (!whole) {
            throw new IllegalArgumentException("parts do not make the whole");
        }
        return split;
    }

    /** 2208. */
    Answer<Boolean> cancelSettlement(InsurerLine.Message message, InsuranceCase at) {
        Map<String, String> data = person(at);
        data.put("setl_id", at.settlementId());
        return happened(line.say(message, Map.of("data", data)));
    }

    /** 2205: withdraws the order's batch. */
    Answer<Boolean> withdraw(InsurerLine.Message message, InsuranceCase at) {
        Map<String, String> data = person(at);
        data.put("chrg_bchno", at.order());
        return happened(line.say(message, Map.of("data", data)));
    }

    /** 2202. */
    Answer<Boolean> cancelVisit(InsurerLine.Message message, InsuranceCase at) {
        Map<String, String> data = person(at);
        data.put("ipt_otp_no", at.visit().number());
        return happened(line.say(message, Map.of("data", data)));
    }

    /** 2601: takes back a message whose answer was lost, whatever it did. */
    Answer<Boolean> reverse(InsurerLine.Message message, InsuranceCase at) {
        Map<String, String> data = new HashMap<>();
        data.put("psn_no", at.insured().number());
        data.put("omsgid", at.pending().messageId());
        data.put("oinfno", at.pending().infno());
        return happened(line.say(message, Map.of("data", data)));
    }

    private static Map<String, String> person(InsuranceCase at) {
        Map<String, String> data = new HashMap<>();
        data.put("psn_no", at.insured().number());
        data.put("mdtrt_id", at.visit().id());
        return data;
    }

    private static Answer<Boolean> happened(Answer<JsonNode> answer) {
        return answer.map(output -> true);
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    private static String needed(JsonNode node, String field) {
        String value = text(node, field);
        if (value.isEmpty()) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return value;
    }

    private static BigDecimal yuan(Money amount) {
        return BigDecimal.valueOf(amount.fen(), 2);
    }

    private static Money money(JsonNode node, String field) {
        String value = text(node, field);
        return value.isEmpty()
                ? Money.ZERO
                : new Money(new BigDecimal(value).movePointRight(2).longValueExact());
    }
}
