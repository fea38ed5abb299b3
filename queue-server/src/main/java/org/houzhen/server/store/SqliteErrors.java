package org.houzhen.server.store;

import java.sql.SQLException;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.sqlite.SQLiteException;

/** Gives SQLite's errors the same names that PostgreSQL's have; its driver sets no SQL state to go by. */
final class SqliteErrors implements SQLExceptionTranslator {
    @Override
    public DataAccessException translate(String task, String sql, SQLException e) {
        if (!(e instanceof SQLiteException error)) {
            return new UncategorizedSQLException(task, sql, e);
        }
        String message = task + ": " + error.getResultCode();
        return switch (error.getResultCode()) {
            case SQLITE_CONSTRAINT_UNIQUE, SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_ROWID ->
                new DuplicateKeyException(message, e);
            case SQLITE_CONSTRAINT,
                    SQLITE_CONSTRAINT_CHECK,
                    SQLITE_CONSTRAINT_FOREIGNKEY,
                    SQLITE_CONSTRAINT_NOTNULL,
                    SQLITE_CONSTRAINT_TRIGGER -> new DataIntegrityViolationException(message, e);
            case SQLITE_BUSY, SQLITE_BUSY_SNAPSHOT, SQLITE_BUSY_RECOVERY, SQLITE_LOCKED, SQLITE_LOCKED_SHAREDCACHE ->
                new CannotAcquireLockException(message, e);
            case SQLITE_FULL, SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_READONLY ->
                new DataAccessResourceFailureException(message, e);
            default -> new UncategorizedSQLException(task, sql, e);
        };
    }
}
