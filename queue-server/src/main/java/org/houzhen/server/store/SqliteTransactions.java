package org.houzhen.server.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Transactions on SQLite, one at a time and in the order in which they came, because its own waiting is neither fair nor
 * without end. Begin and commit are sent as they are: the driver follows every commit with another begin, which holds the
 * write lock for nothing, and which when it fails makes a commit that happened look like one that did not.
 */
final class SqliteTransactions extends AbstractPlatformTransactionManager {
    private static final long serialVersionUID = 1L;

    private final transient DataSource dataSource;
    private final ReentrantLock turn = new ReentrantLock(true);

    SqliteTransactions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The connection of a transaction; bound to the thread, where JdbcClient finds it. */
    private static final class Work extends ConnectionHolder {
        Work(Connection connection) {
            super(connection);
        }
    }

    /** What one use of the template works with; empty until it begins. */
    private static final class Part {
        private Work work;
    }

    @Override
    protected Object doGetTransaction() {
        var part = new Part();
        if (TransactionSynchronizationManager.getResource(dataSource) instanceof Work running) {
            part.work = running;
        }
        return part;
    }

    @Override
    protected boolean isExistingTransaction(Object transaction) {
        return ((Part) transaction).work != null;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        turn.lock();
        try {
            ((Part) transaction).work = begun();
        } catch (SQLException e) {
            turn.unlock();
            throw new CannotCreateTransactionException("sqlite " + e.getErrorCode(), e);
        }
    }

    private Work begun() throws SQLException {
        Connection connection = dataSource.getConnection();
        try {
            execute(connection, "begin immediate");
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        var work = new Work(connection);
        work.setSynchronizedWithTransaction(true);
        TransactionSynchronizationManager.bindResource(dataSource, work);
        return work;
    }

    /** A commit that fails is undone, so that nothing of it is left to the next who gets the connection. */
    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        Connection connection = connection(status);
        try {
            execute(connection, "commit");
        } catch (SQLException e) {
            rollBackAfter(connection, e);
            throw new TransactionSystemException("commit: sqlite " + e.getErrorCode(), e);
        }
    }

    private static void rollBackAfter(Connection connection, SQLException failed) {
        try {
            execute(connection, "rollback");
        } catch (SQLException e) {
            failed.addSuppressed(e); // SQLite has rolled it back by itself.
        }
    }

    @Override
    protected void doRollback(DefaultTransactionStatus status) {
        try {
            execute(connection(status), "rollback");
        } catch (SQLException e) {
            throw new TransactionSystemException("rollback: sqlite " + e.getErrorCode(), e);
        }
    }

    @Override
    protected void doSetRollbackOnly(DefaultTransactionStatus status) {
        ((Part) status.getTransaction()).work.setRollbackOnly();
    }

    @Override
    protected void doCleanupAfterCompletion(Object transaction) {
        try {
            TransactionSynchronizationManager.unbindResource(dataSource);
            ((Part) transaction).work.getConnection().close();
        } catch (SQLException e) {
            logger.debug("closing a connection", e);
        } finally {
            turn.unlock();
        }
    }

    private static Connection connection(DefaultTransactionStatus status) {
        return ((Part) status.getTransaction()).work.getConnection();
    }

    private static void execute(Connection connection, String statement) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
