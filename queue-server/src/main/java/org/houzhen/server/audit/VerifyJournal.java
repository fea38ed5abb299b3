package org.houzhen.server.audit;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.houzhen.server.journal.Fact;
import org.houzhen.server.journal.Fold;
import org.houzhen.server.journal.HashChain;
import org.houzhen.server.journal.StreamName;
import org.houzhen.server.queue.AreaFold;
import org.houzhen.server.rules.RuleFold;

/**
 * Reads a journal without a server and without changing anything: does each entry follow from those before it, and does
 * each stream still add up to a waiting area, or to rules? What was cut off at the very end leaves no trace in the chain.
 */
public final class VerifyJournal {
    private static final String READ = "select position, type, version, payload, actor, cause, at, hash from journal"
            + " where stream = ? order by position";
    private static final int FETCH = 1_000;

    private final Connection journal;
    private final PrintStream out;
    private final HashChain chain = new HashChain();
    private long entries;
    private int broken;

    VerifyJournal(Connection journal, PrintStream out) {
        this.journal = journal;
        this.out = out;
    }

    /** {@code --data DIR} names the folder of {@code journal.db}, {@code --store URL} a PostgreSQL database instead. */
    public static void main(String[] args) throws SQLException {
        boolean usable = args.length == 2 && (args[0].equals("--data") || args[0].equals("--store"));
        if (!usable) {
            System.err.println("usage: verify-journal --data DIR | --store URL");
            System.exit(2);
        }
        Optional<String> url = args[0].equals("--store") ? Optional.of(args[1]) : fileIn(Path.of(args[1]));
        if (url.isEmpty()) {
            System.err.println("verify-journal: no journal.db in " + args[1]);
            System.exit(2);
        }
        System.exit(verify(url.get(), System.out) ? 0 : 1);
    }

    /** The journal's address in a server's data folder, or in the one of a whole installation. */
    private static Optional<String> fileIn(Path data) {
        return List.of(data, data.resolve("server")).stream()
                .map(folder -> folder.resolve("journal.db"))
                .filter(Files::isRegularFile)
                .findFirst()
                .map(file -> "jdbc:sqlite:" + file + "?open_mode=1"); // 1 is read only.
    }

    static boolean verify(String url, PrintStream out) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            if (url.startsWith("jdbc:postgresql:")) {
                connection.setSchema("journal");
                connection.setAutoCommit(false); // Only then are rows fetched a part at a time.
            }
            return new VerifyJournal(connection, out).verify();
        }
    }

    private boolean verify() throws SQLException {
        List<String> streams = streams();
        for (String stream : streams) {
            check(new StreamName(stream));
        }
        out.println("verify-journal " + (broken == 0 ? "ok" : "failed") + " streams=" + streams.size() + " entries="
                + entries);
        return broken == 0;
    }

    private List<String> streams() throws SQLException {
        List<String> names = new ArrayList<>();
        try (PreparedStatement read = journal.prepareStatement("select distinct stream from journal order by stream");
                ResultSet row = read.executeQuery()) {
            while (row.next()) {
                names.add(row.getString(1));
            }
        }
        return names;
    }

    private void check(StreamName stream) throws SQLException {
        Run<?, ?> run =
                stream.equals(RuleFold.STREAM) ? new Run<>(stream, new RuleFold()) : new Run<>(stream, new AreaFold());
        try (PreparedStatement read = journal.prepareStatement(READ)) {
            read.setFetchSize(FETCH);
            read.setString(1, stream.value());
            try (ResultSet row = read.executeQuery()) {
                while (row.next()) {
                    run.take(row);
                }
            }
        }
        entries += run.count;
        broken += run.trouble.isEmpty() ? 0 : 1;
        out.println(stream + " entries=" + run.count + " " + (run.trouble.isEmpty() ? "ok" : run.trouble));
    }

    /** One stream as it is read; the first trouble is kept. */
    private final class Run<S, E> {
        private final StreamName stream;
        private final Fold<S, E> fold;
        private final S state;
        private String previous = HashChain.START;
        private long count;
        private String trouble = "";

        Run(StreamName stream, Fold<S, E> fold) {
            this.stream = stream;
            this.fold = fold;
            this.state = fold.empty(stream);
        }

        void take(ResultSet row) throws SQLException {
            count++;
            if (!trouble.isEmpty()) {
                return;
            }
            long position = row.getLong(1);
            String hash = row.getString(8);
            Optional<Fact> fact = fact(row);
            boolean follows = position == count
                    && fact.isPresent()
                    && chain.next(previous, stream, position, fact.get()).equals(hash);
            if (!follows) {
                trouble = "BROKEN at position " + count;
                return;
            }
            previous = hash;
            apply(fact.get(), position);
        }

        private void apply(Fact fact, long position) {
            try {
                fold.apply(state, fold.decode(fact));
            } catch (RuntimeException e) { // Whatever it is, this program cannot go on from there.
                trouble = "DOES NOT FOLD at position " + position + ": "
                        + e.getClass().getSimpleName();
            }
        }
    }

    /** Empty when a field is not even of its kind. */
    private static Optional<Fact> fact(ResultSet row) throws SQLException {
        try {
            return Optional.of(new Fact(
                    row.getString(2),
                    row.getInt(3),
                    row.getString(4),
                    row.getString(5),
                    UUID.fromString(row.getString(6)),
                    Instant.ofEpochMilli(row.getLong(7))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
