package org.houzhen.acceptance.insurer;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The insurer's books. A message is heard once; what a message booked can be taken back once. Not for two threads. */
final class InsurerBook {
    private static final String IN_FORCE = "1";
    private static final String STOPPED = "2";

    private final InsuredPeople people = new InsuredPeople();
    private final Map<String, String> visits = new HashMap<>();
    private final Map<String, List<Fee>> fees = new HashMap<>();
    private final Set<String> lines = new HashSet<>();
    private final Map<String, Settlement> settlements = new HashMap<>();
    private final Map<String, Settlement> takenBack = new HashMap<>();
    private final Map<String, Runnable> takesBack = new HashMap<>();
    private final InsurerStatements statements = new InsurerStatements();
    private final Clock clock;
    private Function<String, Optional<String>> holders = secret -> Optional.empty();
    private int byCredential;
    private int numbers;

    /** @param clock whose zone the centre's days are of */
    InsurerBook(Clock clock) {
        this.clock = clock;
    }

    private record Fee(String number, BigDecimal amount, boolean catalogued) {}

    /** By which message, for which visit and on which day something was settled. */
    private record Origin(String message, String visit, LocalDate day) {}

    private record Settlement(String batch, InsuredPeople.Person before, Origin origin, Sums sums) {
        Settlement cut(BigDecimal by) {
            return new Settlement(
                    batch,
                    before,
                    origin,
                    new Sums(
                            sums.total(),
                            sums.fund().subtract(by),
                            sums.account(),
                            sums.cash().add(by)));
        }

        Settlement theDayBefore() {
            var earlier =
                    new Origin(origin.message(), origin.visit(), origin.day().minusDays(1));
            return new Settlement(batch, before, earlier, sums);
        }

        InsurerStatements.Booked booked(String id) {
            return new InsurerStatements.Booked(
                    id, origin.message(), before.number(), origin.visit(), before.kind(), origin.day(), sums);
        }
    }

    /** Parts of a bill. */
    record Sums(BigDecimal total, BigDecimal fund, BigDecimal account, BigDecimal cash) {}

    /** A transaction is refused in these words. */
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1;

        RefusedException(String words) {
            super(words);
        }
    }

    /** Settlements that stand. */
    List<Sums> standing() {
        return settlements.values().stream().map(Settlement::sums).toList();
    }

    int openVisits() {
        return visits.size();
    }

    int openBatches() {
        return fees.size();
    }

    Map<String, ?> answer(String message, String infno, JsonNode input) throws RefusedException {
        JsonNode data = input.path("data");
        return switch (infno) {
            case "9001" -> Map.of("signinoutb", Map.of("sign_no", number("G")));
            case "1101" -> person(data);
            case "2201" -> openVisit(message, data);
            case "2202" -> cancelVisit(data);
            case "2203" -> diagnose(input);
            case "2204" -> charge(input.path("feedetail"));
            case "2205" -> withdraw(data);
            case "2206" -> Map.of("setlinfo", sums(data));
            case "2207" -> settle(message, data);
            case "2208" -> cancel(message, text(data, "setl_id"));
            case "2601" -> takeBack(text(data, "omsgid"));
            case "3201" -> statements.totals(data, books());
            case "3202" -> statements.details(data, books());
            case "9101" -> statements.upload(input.path("fsUploadIn"));
            default -> throw new RefusedException("不支持的交易");
        };
    }

    /** Whose electronic credential a secret is, by the number of their document. */
    void issued(Function<String, Optional<String>> whose) {
        holders = whose;
    }

    /** How often an electronic credential was settled by. */
    int byCredential() {
        return byCredential;
    }

    private void prove(JsonNode data, String certificate) throws RefusedException {
        boolean proven = !isElectronic(data)
                || holders.apply(text(data, "mdtrt_cert_no"))
                        .filter(certificate::equals)
                        .isPresent();
        if (!proven) {
            throw new RefusedException("电子凭证已失效");
        }
    }

    private static boolean isElectronic(JsonNode data) {
        return text(data, "mdtrt_cert_type").equals("01");
    }

    private String number(String letter) {
        return letter + "%08d".formatted(++numbers);
    }

    private Map<String, ?> person(JsonNode data) throws RefusedException {
        InsuredPeople.Person person = people.find(text(data, "certno"));
        if (person == null) {
            throw new RefusedException("未参保");
        }
        prove(data, person.certificate());
        var insured = Map.of(
                "insutype",
                person.kind(),
                "psn_insu_stas",
                person.inForce() ? IN_FORCE : STOPPED,
                "insuplc_admdvs",
                "110105",
                "balc",
                person.balance());
        return Map.of(
                "baseinfo", Map.of("psn_no", person.number(), "certno", person.certificate()),
                "insuinfo", List.of(insured));
    }

    private Map<String, ?> openVisit(String message, JsonNode data) {
        String visit = number("V");
        visits.put(visit, text(data, "psn_no"));
        takesBack.put(message, () -> visits.remove(visit));
        return Map.of("data", Map.of("mdtrt_id", visit));
    }

    private Map<String, ?> cancelVisit(JsonNode data) throws RefusedException {
        if (visits.remove(text(data, "mdtrt_id")) == null) {
            throw new RefusedException("就诊登记信息不存在");
        }
        return Map.of();
    }

    private Map<String, ?> diagnose(JsonNode input) throws RefusedException {
        if (!visits.containsKey(text(input.path("mdtrtinfo"), "mdtrt_id"))) {
            throw new RefusedException("就诊登记信息不存在");
        }
        if (input.path("diseinfo").isEmpty()) {
            throw new RefusedException("诊断信息不能为空");
        }
        return Map.of();
    }

    private Map<String, ?> charge(JsonNode rows) throws RefusedException {
        List<Fee> batch = new ArrayList<>();
        for (JsonNode row : rows) {
            String number = text(row, "feedetl_sn");
            if (number.isEmpty() || lines.contains(number)) {
                throw new RefusedException("费用明细流水号重复");
            }
            batch.add(new Fee(
                    number,
                    new BigDecimal(row.path("det_item_fee_sumamt").asString("")),
                    !text(row, "med_list_codg").isEmpty()));
        }
        batch.forEach(fee -> lines.add(fee.number()));
        fees.put(text(rows.path(0), "chrg_bchno"), batch);
        return Map.of();
    }

    private Map<String, ?> withdraw(JsonNode data) throws RefusedException {
        String batch = text(data, "chrg_bchno");
        if (settlements.values().stream().anyMatch(each -> each.batch().equals(batch))) {
            throw new RefusedException("费用已结算，不能撤销");
        }
        List<Fee> withdrawn = fees.remove(batch);
        if (withdrawn == null) {
            throw new RefusedException("费用明细不存在");
        }
        withdrawn.forEach(fee -> lines.remove(fee.number()));
        return Map.of();
    }

    private Map<String, ?> sums(JsonNode data) throws RefusedException {
        return shown(split(payer(data), batch(data)));
    }

    private InsuredPeople.Person payer(JsonNode data) throws RefusedException {
        InsuredPeople.Person person = people.byNumber(text(data, "psn_no"));
        if (person == null || !visits.containsKey(text(data, "mdtrt_id"))) {
            throw new RefusedException("就诊登记信息不存在");
        }
        prove(data, person.certificate());
        return person;
    }

    private List<Fee> batch(JsonNode data) throws RefusedException {
        List<Fee> batch = fees.get(text(data, "chrg_bchno"));
        if (batch == null || total(batch.stream()).compareTo(new BigDecimal(text(data, "medfee_sumamt"))) != 0) {
            throw new RefusedException("费用总额与明细不符");
        }
        return batch;
    }

    private static BigDecimal total(Stream<Fee> fees) {
        return fees.map(Fee::amount).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }

    private static Sums split(InsuredPeople.Person person, List<Fee> batch) {
        BigDecimal total = total(batch.stream());
        BigDecimal covered = total(batch.stream().filter(Fee::catalogued));
        BigDecimal above = covered.subtract(person.deductible()).max(BigDecimal.ZERO);
        BigDecimal fund = above.multiply(person.share()).setScale(2, RoundingMode.HALF_UP);
        BigDecimal account = person.balance().min(covered.subtract(fund));
        return new Sums(total, fund, account, total.subtract(fund).subtract(account));
    }

    private static Map<String, Object> shown(Sums sums) {
        Map<String, Object> shown = new HashMap<>();
        shown.put("medfee_sumamt", sums.total());
        shown.put("fund_pay_sumamt", sums.fund());
        shown.put("hifp_pay", sums.fund());
        shown.put("psn_part_amt", sums.account().add(sums.cash()));
        shown.put("acct_pay", sums.account());
        shown.put("psn_cash_pay", sums.cash());
        return shown;
    }

    private Map<String, ?> settle(String message, JsonNode data) throws RefusedException {
        String batch = text(data, "chrg_bchno");
        if (settlements.values().stream().anyMatch(each -> each.batch().equals(batch))) {
            throw new RefusedException("费用已结算");
        }
        InsuredPeople.Person person = payer(data);
        List<Fee> charged = batch(data);
        Sums sums = split(person, charged);
        BigDecimal covered = total(charged.stream().filter(Fee::catalogued));
        people.put(person.with(
                person.balance().subtract(sums.account()),
                person.deductible().subtract(covered).max(BigDecimal.ZERO)));
        byCredential += isElectronic(data) ? 1 : 0;
        String id = number("S");
        var origin = new Origin(message, text(data, "mdtrt_id"), LocalDate.now(clock));
        settlements.put(id, new Settlement(batch, person, origin, sums));
        takesBack.put(message, () -> remove(id));
        Map<String, Object> info = shown(sums);
        info.put("setl_id", id);
        return Map.of("setlinfo", info);
    }

    private Settlement remove(String id) {
        Settlement gone = settlements.remove(id);
        if (gone != null) {
            people.put(gone.before());
            takenBack.put(id, gone);
        }
        return gone;
    }

    private Map<String, ?> cancel(String message, String id) throws RefusedException {
        Settlement gone = remove(id);
        if (gone == null) {
            throw new RefusedException("结算信息不存在");
        }
        takesBack.put(message, () -> settlements.put(id, gone));
        return Map.of();
    }

    private Map<String, ?> takeBack(String message) throws RefusedException {
        Runnable effect = takesBack.remove(message);
        if (effect == null) {
            throw new RefusedException("原交易不存在");
        }
        effect.run();
        return Map.of();
    }

    /** 9102. */
    byte[] file(JsonNode input) throws RefusedException {
        return statements.download(input.path("fsDownloadIn"));
    }

    private List<InsurerStatements.Booked> books() {
        return settlements.entrySet().stream()
                .map(each -> each.getValue().booked(each.getKey()))
                .toList();
    }

    /** What stands of an order's batch is gone from the books, as if it had never been. */
    void forget(String batch) {
        settlements.values().removeIf(each -> each.batch().equals(batch));
    }

    /** What was taken back of an order's batch stands again, as if nobody had asked. */
    void restore(String batch) {
        takenBack.forEach((id, settlement) -> {
            if (settlement.batch().equals(batch)) {
                settlements.put(id, settlement);
            }
        });
    }

    /** Whatever was settled, was settled the day before. */
    void backdate() {
        settlements.replaceAll((id, each) -> each.theDayBefore());
    }

    /** A fund pays less of an order's batch than it said. */
    void cut(String batch, BigDecimal by) {
        settlements.replaceAll((id, each) -> each.batch().equals(batch) ? each.cut(by) : each);
    }

    /** Somebody else's settlement under the hospital's name; its number. */
    String invent(String kind, LocalDate day, BigDecimal fund) {
        String id = number("S");
        var person = new InsuredPeople.Person("11X", "", kind, true, BigDecimal.ZERO, BigDecimal.ZERO);
        var sums = new Sums(fund, fund, BigDecimal.ZERO.setScale(2), BigDecimal.ZERO.setScale(2));
        settlements.put(id, new Settlement("", person, new Origin("", number("V"), day), sums));
        return id;
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }
}
