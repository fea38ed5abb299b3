package org.houzhen.server.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.houzhen.server.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The journal as rows of SQLite or PostgreSQL. The primary key (stream, position) is what makes two writers collide. */
public final class JdbcJournal implements Journal {
    private static final String INSERT =
            "insert into journal (stream, position, type, version, payload, actor, cause, at, hash)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String READ = "select stream, position, type, version, payload, actor, cause, at, hash"
            + " from journal where stream = ? and position >= ? order by position";
    /** Steps along the primary key from one stream to the next; {@code distinct} would read every entry there is. */
    private static final String STREAMS = """
            with recursive step (stream) as (
                select min(stream) from journal
                union all
                select (select min(stream) from journal where stream > step.stream) from step where stream is not null
            )
            select stream from step where substr(stream, 1, length(?)) = ?
            """;

    private static final String INTEGRITY_VIOLATION = "23"; // SQLSTATE class of PostgreSQL.
    private static final int SQLITE_CONSTRAINT = 19;

    private static final Logger LOG = LoggerFactory.getLogger(JdbcJournal.class);

    private final Store store;
    private Appender appender;

    public JdbcJournal(Store store) {
        this.store = store;
    }

    /** Only the scribe appends, so one connection and its statement are kept; after a failure both are opened anew. */
    @Override
    public void append(List<JournalEntry> entries) {
        try {
            appender().insert(entries);
        } catch (SQLException e) {
            giveUp();
            throw isConflict(e)
                    ? new StalePositionException("taken: " + entries.get(0), e)
                    : new JournalUnavailableException("not written: " + entries.get(0), e);
        }
        try {
            appender.commit();
        } catch (SQLException e) {
            giveUp();
            throw new CommitUnknownException("commit of " + entries.get(0), e);
        }
    }

    /** Over a network it would be a journey more, so there it is left to the append. */
    @Override
    public void ahead(List<JournalEntry> entries) {
        if (!store.isLocal()) {
            return;
        }
        try {
            appender().insert(entries);
        } catch (SQLException e) {
            giveUp(); // The append meets the same again, and says it.
        }
    }

    private Appender appender() throws SQLException {
        if (appender == null) {
            appender = new Appender(store);
        }
        return appender;
    }

    private void giveUp() {
        if (appender != null) {
            appender.close();
            appender = null;
        }
    }

    /** The connection that appends, and what it has inserted since its last commit. */
    private static final class Appender {
        private final Connection connection;
        private final PreparedStatement insert;
        private int inserted;
        private JournalEntry last;

        Appender(Store store) throws SQLException {
            connection = store.connect();
            insert = connection.prepareStatement(INSERT);
        }

        void insert(List<JournalEntry> entries) throws SQLException {
            if (!beginWithWhatIsInserted(entries)) {
                connection.rollback();
                commit();
            }
            if (inserted < entries.size()) {
                connection.setAutoCommit(false);
                insertMore(entries.subList(inserted, entries.size()));
            }
        }

        private boolean beginWithWhatIsInserted(List<JournalEntry> entries) {
            return inserted == 0 || inserted <= entries.size() && entries.get(inserted - 1) == last;
        }

        private void insertMore(List<JournalEntry> more) throws SQLException {
            for (JournalEntry entry : more) {
                bind(insert, entry);
                insert.addBatch();
                last = entry;
            }
            insert.executeBatch();
            inserted += more.size();
        }

        /** Not {@code commit()}: that begins the next transaction at once, which on SQLite keeps every other writer out. */
        void commit() throws SQLException {
            connection.setAutoCommit(true);
            inserted = 0;
        }

        /** The connection goes, and with it whatever was not committed. */
        void close() {
            try {
                connection.close();
            } catch (SQLException e) {
                LOG.warn("journal: a broken connection was dropped: {}", e.getSQLState());
            }
        }
    }

    private static void bind(PreparedStatement insert, JournalEntry entry) throws SQLException {
        Fact fact = entry.fact();
        insert.setString(1, entry.stream().value());
        insert.setLong(2, entry.position());
        insert.setString(3, fact.type());
        insert.setInt(4, fact.version());
        insert.setString(5, fact.payload());
        insert.setString(6, fact.actor());
        insert.setString(7, fact.cause().toString());
        insert.setLong(8, fact.at().toEpochMilli());
        insert.setString(9, entry.hash());
    }

    @Override
    public List<JournalEntry> read(StreamName stream, long from) {
        try (Connection connection = store.dataSource().getConnection();
                PreparedStatement read = connection.prepareStatement(READ)) {
            read.setString(1, stream.value());
            read.setLong(2, from);
            List<JournalEntry> entries = new ArrayList<>();
            try (ResultSet row = read.executeQuery()) {
                while (row.next()) {
                    entries.add(entry(stream, row));
                }
            }
            return entries;
        } catch (SQLException e) {
            throw new JournalUnavailableException("not read: " + stream, e);
        }
    }

    private static JournalEntry entry(StreamName stream, ResultSet row) throws SQLException {
        var fact = new Fact(
                row.getString(3),
                row.getInt(4),
                row.getString(5),
                row.getString(6),
                UUID.fromString(row.getString(7)),
                Instant.ofEpochMilli(row.getLong(8)));
        return new JournalEntry(stream, row.getLong(2), fact, row.getString(9));
    }

    @Override
    public List<StreamName> streams(String prefix) {
        try (Connection connection = store.dataSource().getConnection();
                PreparedStatement read = connection.prepareStatement(STREAMS)) {
            read.setString(1, prefix);
            read.setString(2, prefix);
            List<StreamName> names = new ArrayList<>();
            try (ResultSet row = read.executeQuery()) {
                while (row.next()) {
                    names.add(new StreamName(row.getString(1)));
                }
            }
            Collections.sort(names); // Here, because databases differ in what comes first.
            return names;
        } catch (SQLException e) {
            throw new JournalUnavailableException("streams not read", e);
        }
    }

    private static boolean isConflict(SQLException e) {
        return (e.getErrorCode() & 0xff) == SQLITE_CONSTRAINT
                || (e.getSQLState() != null && e.getSQLState().startsWith(INTEGRITY_VIOLATION));
    }
}
