package org.houzhen.server.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The double-entry book. An entry moves one amount from one account to another, so the accounts sum to zero whatever is
 * booked. Entries follow from the change of a document alone and are written in the transaction that stores that change;
 * none is ever altered.
 */
public final class Ledger {
    private final JdbcClient jdbc;

    public Ledger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A document's change.
     *
     * @param document the trade number or refund number
     * @param version of the document after the change; a change is booked once
     */
    public record Change(String document, long version, Balances before, Balances after, Instant at) {}

    /** One entry, as it is stored. */
    public record Entry(String document, long version, Account debit, Account credit, long amountFen, Instant at) {}

    /** An account with all that was ever booked on it. */
    public record Turnover(Account account, long debitFen, long creditFen) {
        public long balanceFen() {
            return debitFen - creditFen;
        }
    }

    /** To be called within the transaction that stores the document. */
    public void book(Change change) {
        List<Entry> entries = entries(change);
        for (int line = 0; line < entries.size(); line++) {
            Entry entry = entries.get(line);
            jdbc.sql("insert into ledger_entry (document, version, line, debit, credit, amount_fen, booked_at)"
                            + " values (?, ?, ?, ?, ?, ?, ?)")
                    .params(entry.document(), entry.version(), line + 1)
                    .params(entry.debit().code(), entry.credit().code(), entry.amountFen())
                    .param(entry.at().toEpochMilli())
                    .update();
        }
    }

    /** What is more on some accounts comes from those on which it is less. */
    private static List<Entry> entries(Change change) {
        SortedMap<Account, Long> open =
                new TreeMap<>(change.after().minus(change.before()).fen());
        List<Entry> entries = new ArrayList<>();
        while (!open.isEmpty()) {
            Map.Entry<Account, Long> debit = first(open, 1);
            Map.Entry<Account, Long> credit = first(open, -1);
            long amount = Math.min(debit.getValue(), -credit.getValue());
            entries.add(new Entry(
                    change.document(), change.version(), debit.getKey(), credit.getKey(), amount, change.at()));
            open.merge(debit.getKey(), -amount, Long::sum);
            open.merge(credit.getKey(), amount, Long::sum);
            open.values().removeIf(left -> left == 0);
        }
        return entries;
    }

    private static Map.Entry<Account, Long> first(SortedMap<Account, Long> open, int sign) {
        Iterator<Map.Entry<Account, Long>> entries = open.entrySet().iterator();
        while (true) {
            Map.Entry<Account, Long> entry = entries.next();
            if (Long.signum(entry.getValue()) == sign) {
                return Map.entry(entry.getKey(), entry.getValue());
            }
        }
    }

    /** What the entries of one document add up to. */
    public Balances of(String document) {
        SortedMap<Account, Long> fen = new TreeMap<>();
        entriesOf(document).forEach(entry -> {
            fen.merge(entry.debit(), entry.amountFen(), Long::sum);
            fen.merge(entry.credit(), -entry.amountFen(), Long::sum);
        });
        return new Balances(fen);
    }

    /** All entries of one document, the oldest first. */
    public List<Entry> entriesOf(String document) {
        return jdbc.sql("select * from ledger_entry where document = ? order by version, line")
                .param(document)
                .query(Ledger::entry)
                .list();
    }

    /** All entries that were booked between two moments, the oldest first. */
    public List<Entry> between(Instant from, Instant to) {
        return jdbc.sql("select * from ledger_entry where booked_at >= ? and booked_at < ?"
                        + " order by booked_at, document, version, line")
                .params(from.toEpochMilli(), to.toEpochMilli())
                .query(Ledger::entry)
                .list();
    }

    /** When something was first booked on an account; empty when nothing ever was. */
    public Optional<Instant> first(Account account) {
        long millis = jdbc.sql("select coalesce(min(booked_at), 0) from ledger_entry"
                        + " where version > 0 and (debit = :account or credit = :account)")
                .param("account", account.code())
                .query(Long.class)
                .single();
        return Optional.of(Instant.ofEpochMilli(millis)).filter(at -> !at.equals(Instant.EPOCH));
    }

    private static Entry entry(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        return new Entry(
                row.getString("document"),
                row.getLong("version"),
                new Account(row.getString("debit")),
                new Account(row.getString("credit")),
                row.getLong("amount_fen"),
                Instant.ofEpochMilli(row.getLong("booked_at")));
    }

    /** All accounts with their turnover before a moment, by their codes. */
    public List<Turnover> turnover(Instant before) {
        return jdbc.sql("select account, sum(debit_fen) as debit_fen, sum(credit_fen) as credit_fen from ("
                        + "select debit as account, amount_fen as debit_fen, 0 as credit_fen from ledger_entry"
                        + " where booked_at < :before union all"
                        + " select credit, 0, amount_fen from ledger_entry where booked_at < :before) as sides"
                        + " group by account order by account")
                .param("before", before.toEpochMilli())
                .query((row, number) -> new Turnover(
                        new Account(row.getString("account")), row.getLong("debit_fen"), row.getLong("credit_fen")))
                .list();
    }
}
