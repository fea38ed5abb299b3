package org.houzhen.kiosk.orders;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.sqlite.SQLiteConfig;

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

    private final ReentrantLock turn = new ReentrantLock();
    private final Connection connection;

    public SqliteOpeningJournal(Path file) {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.TRUNCATE); // A write-ahead log would keep what was wiped.
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(5_000);
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
        try {
            connection = config.createConnection("jdbc:sqlite:" + file);
        } catch (SQLException e) {
            throw new IllegalStateException("the journal of openings " + file + " cannot be opened", e);
        }
        execute(TABLE);
    }

    @Override
    public void begun(Opening opening) {
        execute(
                "insert into opening (request_key, kind, request) values (?, ?, ?)",
                opening.key().toString(),
                opening.kind().name(),
                opening.request());
    }

    @Override
    public void answered(UUID key) {
        execute("delete from opening where request_key = ?", key.toString());
    }

    @Override
    public List<Opening> unanswered() {
        turn.lock();
        try (PreparedStatement statement = connection.prepareStatement("select * from opening order by seq");
                ResultSet rows = statement.executeQuery()) {
            var openings = new ArrayList<Opening>();
            while (rows.next()) {
                openings.add(new Opening(
                        UUID.fromString(rows.getString("request_key")),
                        Opening.Kind.valueOf(rows.getString("kind")),
                        rows.getString("request")));
            }
            return openings;
        } catch (SQLException e) {
            throw new IllegalStateException("the journal of openings cannot be read", e);
        } finally {
            turn.unlock();
        }
    }

    private void execute(String sql, String... values) {
        turn.lock();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the journal of openings cannot be written", e);
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("the journal of openings cannot be closed", e);
        }
    }
}
