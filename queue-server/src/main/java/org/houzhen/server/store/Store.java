package org.houzhen.server.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One SQL store with its tables up to date. Each of ours (journal, server, hospital) is a file of its own on SQLite and a
 * schema of its own on PostgreSQL, so that none waits for the other's writer and none can join into the other's tables.
 *
 * <p>On SQLite a commit is on disk before it returns (WAL, synchronous FULL), and a transaction takes the write lock when
 * it begins, because one that takes it later may be refused halfway.
 */
public final class Store implements AutoCloseable {
    private static final int SQLITE_POOL = 4;
    private static final int POSTGRESQL_POOL = 10;
    private static final int BUSY_TIMEOUT_MILLIS = 10_000;
    private static final Duration CONNECT_MAX = Duration.ofSeconds(10);

    /** How long a database may say nothing; no statement but a migration takes a tenth of it. */
    private static final Duration SILENCE_MAX = Duration.ofSeconds(60);

    private final HikariDataSource dataSource;
    private final JdbcTemplate jdbc;
    private final PlatformTransactionManager manager;
    private final boolean sqlite;

    private Store(HikariDataSource dataSource, boolean sqlite) {
        this.dataSource = dataSource;
        this.sqlite = sqlite;
        this.jdbc = new JdbcTemplate(dataSource);
        this.manager = sqlite ? new SqliteTransactions(dataSource) : new DataSourceTransactionManager(dataSource);
        if (sqlite) {
            jdbc.setExceptionTranslator(new SqliteErrors());
        }
    }

    /**
     * Opens the store {@code name} at a JDBC address and runs the migrations found in {@code classpath:db/name}.
     *
     * @throws org.flywaydb.core.api.FlywayException if the tables are newer than this program or were changed by hand
     */
    public static Store open(String name, String url) {
        return open(name, url, SILENCE_MAX);
    }

    /** What the address itself says of these times goes before what is said here. */
    static Store open(String name, String url, Duration silenceMax) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(url);
        boolean sqlite = url.startsWith("jdbc:sqlite:");
        if (sqlite) {
            config.setMaximumPoolSize(SQLITE_POOL);
            config.addDataSourceProperty("journal_mode", "WAL");
            config.addDataSourceProperty("synchronous", "FULL");
            config.addDataSourceProperty("foreign_keys", "true");
            config.addDataSourceProperty("busy_timeout", Integer.toString(BUSY_TIMEOUT_MILLIS));
            config.addDataSourceProperty("transaction_mode", "IMMEDIATE");
        } else {
            config.setMaximumPoolSize(POSTGRESQL_POOL);
            config.setSchema(name);
            config.addDataSourceProperty("tcpKeepAlive", "true");
            config.addDataSourceProperty("connectTimeout", Long.toString(CONNECT_MAX.toSeconds()));
            config.addDataSourceProperty("socketTimeout", Long.toString(silenceMax.toSeconds()));
        }
        var dataSource = new HikariDataSource(config);
        migrate(name, sqlite ? dataSource : new DriverManagerDataSource(url), sqlite); // A migration may take long.
        return new Store(dataSource, sqlite);
    }

    private static void migrate(String name, DataSource dataSource, boolean sqlite) {
        var flyway = Flyway.configure().dataSource(dataSource).locations("classpath:db/" + name);
        if (!sqlite) {
            flyway.schemas(name).createSchemas(true);
        }
        flyway.load().migrate();
    }

    /**
     * A connection outside the pool, for whoever keeps one for long or must be able to break it: closing it leaves nothing
     * of an unfinished transaction behind.
     */
    public Connection connect() throws SQLException {
        Connection connection =
                DriverManager.getConnection(dataSource.getJdbcUrl(), dataSource.getDataSourceProperties());
        if (dataSource.getSchema() != null) {
            connection.setSchema(dataSource.getSchema());
        }
        return connection;
    }

    public DataSource dataSource() {
        return dataSource;
    }

    /** Whether it is in this process and asking it is no journey over a network. */
    public boolean isLocal() {
        return sqlite;
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(jdbc);
    }

    public TransactionTemplate transactions() {
        return new TransactionTemplate(manager);
    }

    @Override
    public void close() {
        dataSource.close();
    }
}
