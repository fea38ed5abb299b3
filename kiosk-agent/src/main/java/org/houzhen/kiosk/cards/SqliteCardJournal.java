package org.houzhen.kiosk.cards;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.houzhen.kiosk.book.SqliteBook;
import org.houzhen.wire.CardEntry;
import org.houzhen.wire.Money;
import tools.jackson.databind.json.JsonMapper;

/** Tries in one SQLite file, synced at every commit. No row knows a card or a person. */
public final class SqliteCardJournal implements CardJournal, AutoCloseable {
    private static final String TABLE = """
            create table if not exists card_try (
                seq integer primary key,
                trade_no text not null unique,
                attempt text not null,
                amount_fen integer not null,
                state text not null,
                reason text not null,
                entry text not null,
                told integer not null)
            """;

    private final JsonMapper json = new JsonMapper();
    private final SqliteBook book;

    public SqliteCardJournal(Path file) {
        book = SqliteBook.keeping("the journal of cards", file, TABLE);
    }

    @Override
    public CardTry begin(CardTry fresh) {
        book.execute(
                "insert into card_try (trade_no, attempt, amount_fen, state, reason, entry, told)"
                        + " values (?, ?, ?, ?, '', '', 0) on conflict do nothing",
                fresh.tradeNo(),
                fresh.attempt().toString(),
                fresh.amount().fen(),
                fresh.state().name());
        return find(fresh.tradeNo()).orElseThrow();
    }

    @Override
    public Optional<CardTry> find(String tradeNo) {
        return book.read(this::row, "select * from card_try where trade_no = ?", tradeNo).stream()
                .findFirst();
    }

    @Override
    public boolean sent(String tradeNo) {
        return book.execute("update card_try set state = 'SENT' where trade_no = ? and state = 'WANTED'", tradeNo) == 1;
    }

    @Override
    public void keep(CardTry known) {
        book.execute(
                "update card_try set state = ?, reason = ?, entry = ?, told = 0 where trade_no = ?",
                known.state().name(),
                known.reason(),
                known.entry().map(json::writeValueAsString).orElse(""),
                known.tradeNo());
    }

    @Override
    public void told(CardTry heard) {
        book.execute(
                "update card_try set told = 1 where trade_no = ? and state = ?",
                heard.tradeNo(),
                heard.state().name());
    }

    @Override
    public List<CardTry> open() {
        return book.read(this::row, "select * from card_try where told = 0 order by seq");
    }

    private CardTry row(ResultSet row) throws SQLException {
        String entry = row.getString("entry");
        return new CardTry(
                row.getString("trade_no"),
                UUID.fromString(row.getString("attempt")),
                new Money(row.getLong("amount_fen")),
                CardTry.State.valueOf(row.getString("state")),
                row.getString("reason"),
                entry.isEmpty() ? Optional.empty() : Optional.of(json.readValue(entry, CardEntry.class)),
                row.getInt("told") == 1);
    }

    @Override
    public void close() {
        book.close();
    }
}
