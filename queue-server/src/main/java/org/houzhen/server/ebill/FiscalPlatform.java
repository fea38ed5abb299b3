package org.houzhen.server.ebill;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.houzhen.server.channel.Answer;
import org.houzhen.wire.Money;
import org.houzhen.wire.Split;
import tools.jackson.databind.JsonNode;

/** The fiscal platform's methods as hospitals call them. Amounts are yuan there, and times have milliseconds. */
final class FiscalPlatform implements EBillPlatform {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");
    private static final String REGISTRATION = "06";
    private static final Map<String, String> PAID_BY = Map.of("ALIPAY", "04", "WECHAT", "05", "BANK_CARD", "07");
    private static final String OTHER_WAY = "02";
    private static final String BY_INSURANCE = "11";
    private static final String TAKEN_BACK = "1";

    private final FiscalLine line;
    private final EBillSettings settings;
    private final ZoneId zone;

    FiscalPlatform(FiscalLine line, EBillSettings settings, ZoneId zone) {
        this.line = line;
        this.settings = settings;
        this.zone = zone;
    }

    @Override
    public Answer<Paper> issue(Request request) {
        boolean registration = request.contents().type().equals(REGISTRATION);
        String method = registration ? "invEBillRegistration" : "invoiceEBillOutpatient";
        return line.say(method, bill(request)).read(FiscalPlatform::blue);
    }

    private Map<String, Object> bill(Request request) {
        Billable.Contents contents = request.contents();
        Map<String, Object> bill = new HashMap<>(amounts(request));
        bill.put("busNo", request.busNo());
        bill.put("busType", contents.type());
        bill.put("busDateTime", time(request.at()));
        bill.put("placeCode", settings.place());
        bill.put("payee", settings.payee());
        bill.put("author", settings.payee());
        bill.putAll(person(contents.payer()));
        bill.put("medCareTypeCode", contents.insuredAs().code());
        bill.put("balancedNumber", request.cover().settlement());
        bill.put("consultationDate", DAY.format(contents.visit().day()));
        bill.put("patientCategory", contents.visit().department());
        bill.put("caseNumber", contents.visit().number());
        bill.put("isArrears", "0");
        bill.put("payChannelDetail", ways(request));
        bill.put("chargeDetail", charges(request));
        bill.put("listDetail", items(request));
        return bill;
    }

    private static Map<String, Object> person(Billable.Payer payer) {
        Map<String, Object> person = new HashMap<>();
        person.put("payer", payer.name());
        person.put("patientNo", payer.patientNo());
        person.put("idCardNo", payer.document().number());
        person.put("cardType", payer.document().kind());
        person.put("cardNo", payer.document().number());
        person.put("sex", payer.sex());
        person.put("age", Integer.toString(payer.age()));
        return person;
    }

    /** Account, fund, others and the patient make the total; where nobody is insured, all is the patient's. */
    private static Map<String, Object> amounts(Request request) {
        Split split = request.split();
        Map<String, Object> amounts = new HashMap<>();
        amounts.put("totalAmt", yuan(request.amount()));
        amounts.put("accountPay", yuan(split.account()));
        amounts.put("fundPay", yuan(split.fund()));
        amounts.put("otherfundPay", yuan(split.hospital()));
        amounts.put("reimbursementAmt", yuan(split.fund()));
        for (String patients : List.of("ownPay", "selfConceitedAmt", "selfCashPay")) {
            amounts.put(patients, yuan(split.cash()));
        }
        amounts.put("selfPayAmt", yuan(Money.ZERO));
        return amounts;
    }

    private static List<Map<String, Object>> ways(Request request) {
        Money cash = request.split().cash();
        Money insurance = request.amount().minus(cash);
        List<Map<String, Object>> ways = new ArrayList<>();
        if (!cash.equals(Money.ZERO)) {
            ways.add(way(PAID_BY.getOrDefault(request.channel(), OTHER_WAY), cash));
        }
        if (!insurance.equals(Money.ZERO)) {
            ways.add(way(BY_INSURANCE, insurance));
        }
        return List.copyOf(ways);
    }

    private static Map<String, Object> way(String code, Money amount) {
        return Map.of("payChannelCode", code, "payChannelValue", yuan(amount));
    }

    private static List<Map<String, Object>> charges(Request request) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Billable.Line each : request.contents().lines()) {
            Map<String, Object> row = row(request, each, rows.size() + 1);
            row.put("sortNo", rows.size() + 1);
            rows.add(row);
        }
        return rows;
    }

    private static List<Map<String, Object>> items(Request request) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Billable.Line each : request.contents().lines()) {
            Map<String, Object> row = row(request, each, rows.size() + 1);
            row.put("listDetailNo", Integer.toString(rows.size() + 1));
            row.put("code", each.code());
            row.put("name", each.item());
            row.put("price", yuan(each.price()));
            row.put("medCareItemCode", "");
            rows.add(row);
        }
        return rows;
    }

    /** How much of one line the insurer left to the patient it does not say. */
    private static Map<String, Object> row(Request request, Billable.Line each, int number) {
        Map<String, Object> row = new HashMap<>();
        row.put("sortNo", number);
        row.put("chargeCode", each.code());
        row.put("chargeName", each.item());
        row.put("unit", each.unit());
        row.put("std", yuan(each.price()));
        row.put("number", each.quantity());
        row.put("amt", yuan(each.amount()));
        if (!request.insured()) {
            row.put("selfAmt", yuan(each.amount()));
        }
        return row;
    }

    @Override
    public Answer<Optional<Paper>> find(String busNo, String type) {
        Map<String, String> key = Map.of("busNo", busNo, "busType", type);
        return line.say("getEBillStatesByBusInfo", key)
                .read(message -> text(message, "billNo").isEmpty() ? Optional.empty() : Optional.of(blue(message)));
    }

    @Override
    public Answer<Paper> flush(Paper bill, Instant at) {
        Map<String, String> what = Map.of(
                "billBatchCode", bill.code(),
                "billNo", bill.number(),
                "reason", "退费",
                "operator", settings.payee(),
                "busDateTime", time(at),
                "placeCode", settings.place());
        return line.say("writeOffEBill", what).read(message -> red(message, "eScarlet"));
    }

    @Override
    public Answer<Optional<Paper>> findRed(Paper bill) {
        Map<String, String> key = Map.of("billBatchCode", bill.code(), "billNo", bill.number());
        return line.say("getEBillStatesByBillInfo", key)
                .read(message -> text(message, "isScarlet").equals(TAKEN_BACK)
                        ? Optional.of(red(message, "scarlet"))
                        : Optional.empty());
    }

    private static Paper blue(JsonNode message) {
        return new Paper(
                needed(message, "billBatchCode"),
                needed(message, "billNo"),
                needed(message, "random"),
                text(message, "pictureNetUrl"));
    }

    private static Paper red(JsonNode message, String prefix) {
        return new Paper(
                needed(message, prefix + "BillBatchCode"),
                needed(message, prefix + "BillNo"),
                needed(message, prefix + "Random"),
                "");
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

    private String time(Instant at) {
        return TIME.format(at.atZone(zone));
    }

    private static BigDecimal yuan(Money amount) {
        return BigDecimal.valueOf(amount.fen(), 2);
    }
}
