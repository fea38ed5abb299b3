package org.houzhen.server.insurance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.houzhen.server.channel.Answer;
import org.houzhen.wire.Money;
import tools.jackson.databind.JsonNode;

/**
 * Asks by totals of each kind of insurance (3201), and, where one of them differs, settlement by settlement in packed files
 * (9101, 3202, 9102). It only looks, so anything may be asked again.
 */
final class StatementDesk implements InsurerStatement {
    private static final String SAME = "0+";
    private static final String OURS_ONLY = "102";
    private static final String NOT_TAKEN_BACK = "0";
    private static final int COLUMNS = 10;

    private final InsurerLine line;
    private final CaseBook book;
    private final InsuranceSettings.Statement settings;
    private final String institution;

    StatementDesk(InsurerLine line, CaseBook book, InsuranceSettings settings) {
        this.line = line;
        this.book = book;
        this.settings = settings.statement();
        this.institution = settings.institution();
    }

    @Override
    public boolean stands(String order) {
        return book.find(order).filter(at -> at.stage() == CaseStage.SETTLED).isPresent();
    }

    @Override
    public Answer<List<Settled>> of(LocalDate day, List<Settled> ours) {
        if (!(line.ready() instanceof Answer.Done<Boolean>)) {
            return Answer.unknown("not signed in");
        }
        for (Map.Entry<String, List<Settled>> kind : byKind(ours).entrySet()) {
            Answer<Boolean> same = totals(day, kind.getKey(), kind.getValue());
            if (!(same instanceof Answer.Done<Boolean> known)) {
                return Answer.unknown("no totals");
            }
            if (!known.value()) {
                return details(day, ours);
            }
        }
        return Answer.done(ours);
    }

    private SortedMap<String, List<Settled>> byKind(List<Settled> ours) {
        SortedMap<String, List<Settled>> kinds = new TreeMap<>();
        settings.kinds().forEach(kind -> kinds.put(kind, new ArrayList<>()));
        ours.forEach(settled ->
                kinds.computeIfAbsent(kind(settled), kind -> new ArrayList<>()).add(settled));
        return kinds;
    }

    private String kind(Settled settled) {
        return book.find(settled.order()).map(at -> at.insured().kind()).orElse("");
    }

    /** 3201: whether the centre has the same totals. */
    private Answer<Boolean> totals(LocalDate day, String kind, List<Settled> ours) {
        Map<String, Object> data = period(day, ours);
        data.put("insutype", kind);
        data.put("acct_pay", yuan(sum(ours).account()));
        return say(Transaction.TOTALS, Map.of("data", data))
                .match(
                        StatementDesk::same,
                        refusal -> Answer.refused(refusal.code(), refusal.advice()),
                        Answer::unknown);
    }

    private static Answer<Boolean> same(JsonNode output) {
        String result = output.path("stmtinfo").path("stmt_rslt").asString("");
        return result.isEmpty() ? Answer.unknown("no stmt_rslt") : Answer.done(result.matches(SAME));
    }

    private Map<String, Object> period(LocalDate day, List<Settled> ours) {
        Map<String, Object> data = new HashMap<>();
        data.put("clr_type", settings.clearing());
        data.put("setl_optins", settings.office());
        data.put("stmt_begndate", day.toString());
        data.put("stmt_enddate", day.toString());
        data.put("medfee_sumamt", yuan(sum(ours).total()));
        data.put("fund_pay_sumamt", yuan(sum(ours).fund()));
        data.put("fixmedins_setl_cnt", ours.size());
        return data;
    }

    private static Settled.Parts sum(List<Settled> all) {
        return all.stream().map(Settled::parts).reduce(Settled.Parts.NONE, Settled.Parts::plus);
    }

    /** 9101, 3202, 9102: our settlements go there, and what the centre says of each comes back. */
    private Answer<List<Settled>> details(LocalDate day, List<Settled> ours) {
        String name = institution + "_" + day;
        byte[] packed =
                StatementFile.pack(name + ".txt", ours.stream().map(this::row).toList());
        return named(
                say(Transaction.UPLOAD, Map.of("fsUploadIn", file(name + ".zip", "in", encoded(packed)))),
                "file_qury_no",
                uploaded -> compared(day, ours, uploaded.path("file_qury_no").asString("")));
    }

    private List<String> row(Settled settled) {
        InsuranceCase at = book.find(settled.order())
                .orElseThrow(() -> new IllegalStateException("order " + settled.order() + " has no insurance case"));
        return List.of(
                settled.settlement(),
                at.visit().id(),
                at.insured().number(),
                yuan(settled.parts().total()).toString(),
                yuan(settled.parts().fund()).toString(),
                yuan(settled.parts().account()).toString(),
                NOT_TAKEN_BACK);
    }

    private Map<String, Object> file(String name, String field, String value) {
        return Map.of("filename", name, field, value, "fixmedins_code", institution);
    }

    private Answer<List<Settled>> compared(LocalDate day, List<Settled> ours, String uploaded) {
        Map<String, Object> data = period(day, ours);
        data.put("file_qury_no", uploaded);
        data.put("cash_payamt", yuan(sum(ours).total().minus(sum(ours).covered())));
        return named(
                say(Transaction.DETAILS, Map.of("data", data)).map(output -> output.path("fileinfo")),
                "file_qury_no",
                result -> read(
                        ours,
                        file(
                                result.path("filename").asString(""),
                                "file_qury_no",
                                result.path("file_qury_no").asString(""))));
    }

    private Answer<List<Settled>> read(List<Settled> ours, Map<String, Object> file) {
        return named(say(Transaction.DOWNLOAD, Map.of("fsDownloadIn", file)), StatementFile.FIELD, output -> {
            byte[] packed =
                    Base64.getDecoder().decode(output.path(StatementFile.FIELD).asString(""));
            List<Settled> theirs = applied(ours, StatementFile.unpack(packed));
            // Totals that differ where nothing else does are a statement that contradicts itself.
            return theirs.equals(ours) ? Answer.unknown("no detail differs") : Answer.done(theirs);
        });
    }

    /** Whatever the centre does not mention, or calls the same, it has as we have it. */
    private List<Settled> applied(List<Settled> ours, List<List<String>> rows) {
        Map<String, Settled> theirs = ours.stream()
                .collect(Collectors.toMap(
                        Settled::settlement, settled -> settled, (one, other) -> one, LinkedHashMap::new));
        for (List<String> row : rows) {
            if (row.size() < COLUMNS) {
                throw new IllegalArgumentException("a short line");
            }
            String settlement = row.get(2);
            String result = row.get(4);
            if (result.equals(OURS_ONLY)) {
                theirs.remove(settlement);
            } else if (!result.matches(SAME)) {
                theirs.put(settlement, held(Optional.ofNullable(theirs.get(settlement)), row));
            }
        }
        return List.copyOf(theirs.values());
    }

    private Settled held(Optional<Settled> ours, List<String> row) {
        var parts = new Settled.Parts(fen(row.get(7)), fen(row.get(8)), fen(row.get(9)));
        return ours.map(known -> new Settled(known.settlement(), known.order(), known.message(), parts))
                .orElseGet(() -> new Settled(row.get(2), book.orderOf(row.get(3)), row.get(3), parts));
    }

    private Answer<JsonNode> say(Transaction transaction, Map<String, ?> input) {
        return line.say(new InsurerLine.Message(book.begin("", transaction), transaction, ""), input);
    }

    /** An answer that lacks what it must hold, or holds it broken, is as unknown as a lost one. */
    private static <T> Answer<T> named(Answer<JsonNode> answer, String field, Function<JsonNode, Answer<T>> goOn) {
        return answer.match(
                output -> {
                    try {
                        return output.path(field).asString("").isEmpty()
                                ? Answer.unknown(field + " is missing")
                                : goOn.apply(output);
                    } catch (IllegalArgumentException | ArithmeticException e) {
                        return Answer.unknown("malformed answer");
                    }
                },
                refusal -> Answer.unknown(refusal.code()),
                Answer::unknown);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static BigDecimal yuan(Money amount) {
        return BigDecimal.valueOf(amount.fen(), 2);
    }

    private static Money fen(String yuan) {
        return new Money(new BigDecimal(yuan).movePointRight(2).longValueExact());
    }
}
