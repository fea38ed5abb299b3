package org.houzhen.server.payment;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * All that the rest of a run can depend on, and all that is said of it in the end: the stored rows, the books of everybody
 * outside, what is delayed, what the patient has in mind, and where the story stands. Two runs that have come to the same are
 * told alike, whenever that was and whatever numbers were drawn.
 */
final class RunState {
    /** What nothing reads to go on, like the history of steps and messages: it is there for people, or compared with itself. */
    private static final Set<String> UNREAD = Set.of("trade_no", "request_key", "version", "created_at", "changed_at");

    private static final Set<String> TIMES = Set.of(
            "hold_until", "pay_before", "since", "absent_since", "next_at", "owner_until", "tried_at", "requested_at");
    /** Numbers that the insurer or we drew; what they stand for is told by whoever keeps them. */
    private static final Set<String> DRAWN = Set.of("visit_id", "settlement", "settlement_id", "pending_message");

    private final JdbcClient jdbc;
    private final VirtualClock clock;

    /** @param store the real one, that is not cut */
    RunState(DataSource store, VirtualClock clock) {
        this.jdbc = JdbcClient.create(store);
        this.clock = clock;
    }

    Digest digest(Run run) {
        return Digest.of(words(run));
    }

    String words(Run run) {
        Instant now = clock.instant();
        Optional<Map<String, Object>> order = row("payment_order where request_key = ?", run.key());
        String tradeNo = order.map(row -> (String) row.get("trade_no")).orElse("");
        Optional<Map<String, Object>> insured = row("insurance_case where trade_no = ?", tradeNo);
        var portrait = new Portrait(now, names(tradeNo, order));
        run.rest().forEach(part -> portrait.with("rest", part));
        order.ifPresent(row -> columns(portrait, row));
        insured.ifPresent(row -> columns(portrait, row));
        rows("refund_order where trade_no = ? order by refund_no", tradeNo).forEach(row -> {
            columns(portrait, row);
            portrait.with("its book", book((String) row.get("refund_no")));
        });
        portrait.with("book", book(tradeNo)).of(run.channel()).of(run.hospital());
        insured.ifPresent(row -> insurer(portrait, run, row));
        return portrait.with(
                        "settlement", order.map(row -> settlement(row, insured)).orElse(""))
                .with("insurer", run.insurer().books())
                .with("refused", run.fault().refused())
                .with("shown", shown(tradeNo))
                .toString();
    }

    private static Map<String, String> names(String tradeNo, Optional<Map<String, Object>> order) {
        Map<String, String> names = new LinkedHashMap<>();
        if (!tradeNo.isEmpty()) {
            names.put(tradeNo, "T");
        }
        order.map(row -> (String) row.get("settlement"))
                .filter(number -> !number.isEmpty())
                .ifPresent(number -> names.put("\"" + number + "\"", "\"S\""));
        return names;
    }

    private static void columns(Portrait portrait, Map<String, Object> row) {
        row.forEach((name, value) -> {
            if (TIMES.contains(name)) {
                portrait.with(name, Instant.ofEpochMilli(((Number) value).longValue()));
            } else if (!UNREAD.contains(name) && !DRAWN.contains(name)) {
                portrait.with(name, value);
            }
        });
    }

    /** Whether the order names the settlement that its case names, another, or none. */
    private static String settlement(Map<String, Object> order, Optional<Map<String, Object>> insured) {
        Object number = order.get("settlement");
        boolean same =
                insured.map(row -> row.get("settlement_id").equals(number)).orElse(false);
        return number.equals("") ? "none" : same ? "its case's" : "another";
    }

    private void insurer(Portrait portrait, Run run, Map<String, Object> row) {
        String message = (String) row.get("pending_message");
        String visit = (String) row.get("visit_id");
        String settlement = (String) row.get("settlement_id");
        portrait.with("with the insurer", run.insurer().books(visit, settlement, message));
        if (!message.isEmpty()) {
            Long sent = jdbc.sql("select sent_at from insurance_message where message_id = ?")
                    .param(message)
                    .query(Long.class)
                    .single();
            portrait.with("sent", Instant.ofEpochMilli(sent));
        }
    }

    /** The one thing of an order's history that is asked about in the end. */
    private boolean shown(String tradeNo) {
        return jdbc.sql("select count(*) from payment_step where trade_no = ? and step = 'CREATE' and state = 'DONE'")
                        .param(tradeNo)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** What the book says of the order, however often it was booked to and fro. */
    private SortedMap<String, Long> book(String tradeNo) {
        SortedMap<String, Long> fen = new TreeMap<>();
        jdbc.sql("select debit, credit, amount_fen from ledger_entry where document = ?")
                .param(tradeNo)
                .query(entry -> {
                    fen.merge(entry.getString(1), entry.getLong(3), Long::sum);
                    fen.merge(entry.getString(2), -entry.getLong(3), Long::sum);
                });
        fen.values().removeIf(balance -> balance == 0);
        return fen;
    }

    private Optional<Map<String, Object>> row(String from, String key) {
        return rows(from, key).stream().findFirst();
    }

    private List<Map<String, Object>> rows(String from, String key) {
        return jdbc.sql("select * from " + from)
                .param(key)
                .query((row, number) -> values(row))
                .list();
    }

    private static Map<String, Object> values(ResultSet row) throws SQLException {
        ResultSetMetaData about = row.getMetaData();
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 1; i <= about.getColumnCount(); i++) {
            values.put(about.getColumnName(i), row.getObject(i));
        }
        return values;
    }
}
