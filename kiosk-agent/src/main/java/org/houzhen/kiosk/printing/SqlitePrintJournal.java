package org.houzhen.kiosk.printing;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.houzhen.kiosk.book.SqliteBook;

/** The print journal in one SQLite file, synced at every commit; each method is one statement. */
public final class SqlitePrintJournal implements PrintJournal, AutoCloseable {
    private static final Duration KEPT = Duration.ofDays(7);
    private static final Duration OFFERED = Duration.ofDays(1);
    private static final int OFFERED_MAX = 50;
    private static final String TABLE = """
            create table if not exists print_job (
                id text primary key,
                kind text not null,
                origin text not null,
                state text not null,
                copies integer not null,
                pages integer not null,
                reported integer not null,
                queued_at integer not null)
            """;

    private static final String SLIPS = Stream.of(PrintJob.Kind.values())
            .filter(PrintJob.Kind::isSlip)
            .map(kind -> "'" + kind + "'")
            .collect(Collectors.joining(", "));

    private final SqliteBook book;
    private final Clock clock;

    public SqlitePrintJournal(Path file, Clock clock) {
        this.clock = clock;
        book = SqliteBook.keeping("the print journal", file, TABLE);
        book.execute(
                "delete from print_job where reported = 1 and queued_at < ?",
                clock.instant().minus(KEPT).toEpochMilli());
    }

    @Override
    public PrintJob queue(String id, PrintJob.Kind kind, String origin) {
        book.execute(
                "insert into print_job values (?, ?, ?, 'QUEUED', 0, 0, 0, ?) on conflict (id) do nothing",
                id,
                kind.name(),
                origin,
                clock.millis());
        return find(id).orElseThrow();
    }

    @Override
    public void sending(String id) {
        book.execute("update print_job set state = 'SENT', copies = copies + 1, reported = 0 where id = ?", id);
    }

    @Override
    public void notSent(String id) {
        book.execute("""
                update print_job set copies = copies - 1, state = case when copies > 1 then 'UNKNOWN' else 'QUEUED' end
                where id = ? and state = 'SENT'
                """, id);
    }

    @Override
    public void confirmed(String id, int pages) {
        book.execute(
                "update print_job set state = case when copies > 1 then 'REPRINTED' else 'CONFIRMED' end, pages = ?"
                        + " where id = ?",
                pages,
                id);
    }

    @Override
    public void unknown(String id) {
        book.execute("update print_job set state = 'UNKNOWN' where id = ?", id);
    }

    @Override
    public void givenUp(String id) {
        book.execute("update print_job set state = 'GIVEN_UP' where id = ?", id);
    }

    @Override
    public void reported(String id) {
        book.execute("update print_job set reported = 1 where id = ?", id);
    }

    @Override
    public Optional<PrintJob> find(String id) {
        return book.read(SqlitePrintJournal::job, "select * from print_job where id = ?", id).stream()
                .findFirst();
    }

    @Override
    public List<PrintJob> open() {
        return book.read(SqlitePrintJournal::job, "select * from print_job where reported = 0 order by queued_at, id");
    }

    @Override
    public List<PrintJob> unproven() {
        return book.read(
                SqlitePrintJournal::job,
                "select * from print_job where kind in (" + SLIPS
                        + ") and state in ('UNKNOWN', 'GIVEN_UP') and queued_at > ?"
                        + " order by queued_at desc, id limit ?",
                clock.instant().minus(OFFERED).toEpochMilli(),
                OFFERED_MAX);
    }

    @Override
    public List<PrintJob> everUnproven() {
        return book.read(
                SqlitePrintJournal::job,
                "select * from print_job where kind in (" + SLIPS
                        + ") and state in ('UNKNOWN', 'GIVEN_UP', 'REPRINTED')"
                        + " and queued_at > ? order by queued_at desc, id limit ?",
                clock.instant().minus(OFFERED).toEpochMilli(),
                OFFERED_MAX);
    }

    @Override
    public void recover() {
        book.execute("update print_job set state = 'UNKNOWN' where state = 'SENT'");
    }

    private static PrintJob job(ResultSet row) throws SQLException {
        return new PrintJob(
                row.getString("id"),
                PrintJob.Kind.valueOf(row.getString("kind")),
                row.getString("origin"),
                PrintJob.State.valueOf(row.getString("state")),
                row.getInt("copies"),
                row.getInt("pages"),
                row.getInt("reported") == 1,
                Instant.ofEpochMilli(row.getLong("queued_at")));
    }

    @Override
    public void close() {
        book.close();
    }
}
