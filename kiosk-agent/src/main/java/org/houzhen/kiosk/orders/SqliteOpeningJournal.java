package org.houzhen.kiosk.orders;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.houzhen.kiosk.book.SqliteBook;

/**
 * Openings in one SQLite file, synced at every commit. A row names a patient by index number, so it is wiped as soon as
 * the answer is there.
 */
public final class SqliteOpeningJournal implements OpeningJournal, AutoCloseable {
    private static final String TABLE = """
            create table if not exists opening (
                seq integer primary key,
                request_key text not null unique,
                kind text not null,
                request text not null)
            """;

    private final SqliteBook book;

    public SqliteOpeningJournal(Path file) {
        book = SqliteBook.wiping("the journal of openings", file, TABLE);
    }

    @Override
    public void begun(Opening opening) {
        book.execute(
                "insert into opening (request_key, kind, request) values (?, ?, ?)",
                opening.key().toString(),
                opening.kind().name(),
                opening.request());
    }

    @Override
    public void answered(UUID key) {
        book.execute("delete from opening where request_key = ?", key.toString());
    }

    @Override
    public List<Opening> unanswered() {
        return book.read(SqliteOpeningJournal::row, "select * from opening order by seq");
    }

    private static Opening row(ResultSet row) throws SQLException {
        return new Opening(
                UUID.fromString(row.getString("request_key")),
                Opening.Kind.valueOf(row.getString("kind")),
                row.getString("request"));
    }

    @Override
    public void close() {
        book.close();
    }
}
