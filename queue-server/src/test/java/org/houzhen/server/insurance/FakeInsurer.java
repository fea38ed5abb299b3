package org.houzhen.server.insurance;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An insurer's books behind the real envelope: what it does, it does once for each message, and can take back. */
final class FakeInsurer implements InsuranceTransport {
    static final String PERSON = "110105194912310021".substring(0, 17) + "X";

    private static final JsonMapper JSON = new JsonMapper();

    private final Set<String> heard = new HashSet<>();
    private final Map<String, Runnable> takesBack = new HashMap<>();
    private final Set<String> visits = new HashSet<>();
    private final Map<String, BigDecimal> fees = new HashMap<>();
    private final Map<String, String> settlements = new HashMap<>();
    private final List<String> wrong = new ArrayList<>();
    private BigDecimal balance = new BigDecimal("30.00");
    private boolean entitled = true;
    private boolean keeps;
    private boolean mumbles;
    private int numbers;

    FakeInsurer() {
        this(0);
    }

    /** @param first of the numbers it gives, where several keep their books beside each other */
    FakeInsurer(int first) {
        this.numbers = first;
    }

    int settled() {
        return settlements.size();
    }

    int charged() {
        return fees.size();
    }

    int visits() {
        return visits.size();
    }

    List<String> wrong() {
        return wrong;
    }

    /** All that decides what it will answer and what is said of it, but for the numbers it gave. */
    String books() {
        return "%d visits, fees %s, %d settlements, %s %s %s %s, wrong %s"
                .formatted(
                        visits.size(),
                        List.copyOf(fees.values()),
                        settlements.size(),
                        balance,
                        entitled,
                        keeps,
                        mumbles,
                        wrong);
    }

    /** What is known under three numbers. What other numbers did can be taken back no more: nobody remembers them. */
    String books(String visit, String settlement, String message) {
        return "visit %s, settlement %s, message taken back %s"
                .formatted(visits.contains(visit), settlements.containsKey(settlement), takesBack.containsKey(message));
    }

    /** Something else was paid from the account since the quote. */
    void spends() {
        balance = new BigDecimal("1.00");
    }

    /** The month is closed: nothing that was settled is taken back. */
    void keeps(boolean still) {
        keeps = still;
    }

    /** Somebody at the centre has struck all of it out, and what is said of it now no program understands. */
    void strikeOut() {
        settlements.clear();
        fees.clear();
        visits.clear();
        mumbles = true;
    }

    /** Its books know the settlements, and no longer by which message they came. */
    void forgetsMessages() {
        takesBack.clear();
    }

    void expels() {
        entitled = false;
    }

    @Override
    public JsonNode carry(ObjectNode envelope, Duration patience) {
        String id = envelope.path("msgid").asString("");
        if (id.length() != 30 || !heard.add(id)) {
            wrong.add("message number used twice or malformed");
        }
        String infno = envelope.path("infno").asString("");
        if (!infno.equals("9001") && envelope.path("sign_no").asString("").isEmpty()) {
            return refused("未签到");
        }
        return answer(id, infno, envelope.path("input"));
    }

    private JsonNode answer(String id, String infno, JsonNode input) {
        JsonNode data = input.path("data");
        if (text(data, "mdtrt_cert_type").equals("01")
                && text(data, "mdtrt_cert_no").isEmpty()) {
            wrong.add("an electronic credential without its secret");
        }
        return switch (infno) {
            case "9001" -> done(Map.of("signinoutb", Map.of("sign_no", "S" + numbers++)));
            case "1101" -> person(data);
            case "2201" -> openVisit(id);
            case "2202" -> visits.remove(text(data, "mdtrt_id")) ? done(Map.of()) : refused("就诊登记不存在");
            case "2203" -> visits.contains(text(input.path("mdtrtinfo"), "mdtrt_id")) ? done(Map.of()) : refused("未登记");
            case "2204" -> charge(input.path("feedetail"));
            case "2205" -> fees.remove(text(data, "chrg_bchno")) == null ? refused("费用明细不存在") : done(Map.of());
            case "2206" -> done(Map.of("setlinfo", split(data)));
            case "2207" -> settle(id, data);
            case "2208" -> cancel(id, text(data, "setl_id"));
            case "2601" -> takeBack(text(data, "omsgid"));
            default -> refused("不支持");
        };
    }

    private JsonNode person(JsonNode data) {
        return done(Map.of(
                "baseinfo", Map.of("psn_no", "P1", "certno", text(data, "certno")),
                "insuinfo",
                        List.of(
                                Map.of("insutype", "320", "psn_insu_stas", "2", "insuplc_admdvs", "110105"),
                                Map.of(
                                        "insutype",
                                        "310",
                                        "psn_insu_stas",
                                        entitled ? "1" : "4",
                                        "insuplc_admdvs",
                                        "110105"))));
    }

    private JsonNode openVisit(String id) {
        String visit = "V" + numbers++;
        visits.add(visit);
        takesBack.put(id, () -> visits.remove(visit));
        return done(Map.of("data", Map.of("mdtrt_id", visit)));
    }

    private JsonNode charge(JsonNode lines) {
        String batch = text(lines.path(0), "chrg_bchno");
        if (!visits.contains(text(lines.path(0), "mdtrt_id"))) {
            return refused("未登记");
        }
        if (fees.containsKey(batch)) {
            return refused("明细重复");
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode line : lines) {
            sum = sum.add(new BigDecimal(line.path("det_item_fee_sumamt").asString("")));
        }
        fees.put(batch, sum);
        return done(Map.of());
    }

    private Map<String, Object> split(JsonNode data) {
        BigDecimal total = fees.getOrDefault(text(data, "chrg_bchno"), BigDecimal.ZERO);
        BigDecimal fund = total.divide(BigDecimal.valueOf(2));
        BigDecimal account = balance.min(total.subtract(fund));
        return Map.of(
                "medfee_sumamt", total,
                "fund_pay_sumamt", fund,
                "acct_pay", account,
                "psn_cash_pay", total.subtract(fund).subtract(account));
    }

    private JsonNode settle(String id, JsonNode data) {
        String batch = text(data, "chrg_bchno");
        if (settlements.containsValue(batch) || !fees.containsKey(batch)) {
            return refused("不能结算");
        }
        String settlement = "S" + numbers++;
        settlements.put(settlement, batch);
        takesBack.put(id, () -> settlements.remove(settlement));
        Map<String, Object> info = new HashMap<>(split(data));
        info.put("setl_id", settlement);
        return done(Map.of("setlinfo", info));
    }

    private JsonNode cancel(String id, String settlement) {
        if (keeps) {
            return refused("已清算，不能撤销");
        }
        String batch = settlements.remove(settlement);
        if (batch == null) {
            return refused(mumbles ? "无此记录" : "结算信息不存在");
        }
        takesBack.put(id, () -> settlements.put(settlement, batch));
        return done(Map.of());
    }

    private JsonNode takeBack(String message) {
        Runnable effect = takesBack.remove(message);
        if (effect == null) {
            return refused("原交易不存在");
        }
        effect.run();
        return done(Map.of());
    }

    private JsonNode done(Object output) {
        return JSON.valueToTree(Map.of("infcode", 0, "err_msg", "", "output", output));
    }

    private JsonNode refused(String words) {
        return JSON.valueToTree(Map.of("infcode", -1, "err_msg", words));
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }
}
