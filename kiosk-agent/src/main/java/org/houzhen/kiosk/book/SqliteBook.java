package org.houzhen.kiosk.book;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.sqlite.SQLiteConfig;

/** One table in one SQLite file, synced at every commit; each call is one statement, and one thread speaks at a time. */
public final class SqliteBook implements AutoCloseable {
    private static final int BUSY_MILLIS = 5_000;

    private final ReentrantLock turn = new ReentrantLock();
    private final String name;
    private final Connection connection;

    private SqliteBook(String name, Path file, SQLiteConfig config, String table) {
        this.name = name;
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLIS);
        try {
            connection = config.createConnection("jdbc:sqlite:" + file);
        } catch (SQLException e) {
            throw new IllegalStateException(name + " " + file + " cannot be opened", e);
        }
        execute(table);
    }

    /**
     * A book that keeps what was written.
     *
     * @param name for messages, such as: the journal of cards
     * @param table the statement that makes its table where there is none
     */
    public static SqliteBook keeping(String name, Path file, String table) {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        return new SqliteBook(name, file, config, table);
    }

    /** A book of which nothing is left of what was deleted; a write-ahead log would keep it. */
    public static SqliteBook wiping(String name, Path file, String table) {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.TRUNCATE);
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
        return new SqliteBook(name, file, config, table);
    }

    /** How a row is read. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Durable when it returns, with the number of rows that changed. */
    public int execute(String sql, Object... values) {
        turn.lock();
        try (PreparedStatement statement = prepare(sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(name + " cannot be written", e);
        } finally {
            turn.unlock();
        }
    }

    public <T> List<T> read(RowReader<T> reader, String sql, Object... values) {
        turn.lock();
        try (PreparedStatement statement = prepare(sql, values);
                ResultSet rows = statement.executeQuery()) {
            var read = new ArrayList<T>();
            while (rows.next()) {
                read.add(reader.read(rows));
            }
            return read;
        } catch (SQLException e) {
            throw new IllegalStateException(name + " cannot be read", e);
        } finally {
            turn.unlock();
        }
    }

    private PreparedStatement prepare(String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(name + " cannot be closed", e);
        }
    }
}
