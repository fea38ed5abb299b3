package org.houzhen.acceptance.commands;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.houzhen.server.journal.JournalEntry;
import org.houzhen.server.store.Store;

/**
 * The least that can be done: one thread, one connection, one prepared statement, ready rows, one commit for all that
 * wait. It decides nothing, hashes nothing and knows no state.
 */
final class BareFloor implements AutoCloseable {
    private static final int BATCH_MAX = 512;

    private final BlockingQueue<Waiting> waiting = new ArrayBlockingQueue<>(10_000);
    private final Store store;
    private final Thread thread = new Thread(this::run, "floor");
    private volatile boolean open = true;

    private record Waiting(JournalEntry row, CompletableFuture<Boolean> done) {}

    BareFloor(Store store) {
        this.store = store;
        thread.start();
    }

    boolean write(JournalEntry row) {
        var one = new Waiting(row, new CompletableFuture<>());
        waiting.add(one);
        return one.done().join();
    }

    private void run() {
        List<Waiting> batch = new ArrayList<>();
        try (Connection connection = store.connect();
                PreparedStatement insert = connection.prepareStatement("insert into journal (stream, position, type,"
                        + " version, payload, actor, cause, at, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            connection.setAutoCommit(false);
            while (open) {
                Waiting first = waiting.poll(50, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    waiting.drainTo(batch, BATCH_MAX - 1);
                    commit(connection, insert, batch);
                    batch.forEach(each -> each.done().complete(true));
                    batch.clear();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void commit(Connection connection, PreparedStatement insert, List<Waiting> batch)
            throws SQLException {
        for (Waiting each : batch) {
            JournalEntry row = each.row();
            insert.setString(1, row.stream().value());
            insert.setLong(2, row.position());
            insert.setString(3, row.fact().type());
            insert.setInt(4, row.fact().version());
            insert.setString(5, row.fact().payload());
            insert.setString(6, row.fact().actor());
            insert.setString(7, row.fact().cause().toString());
            insert.setLong(8, row.fact().at().toEpochMilli());
            insert.setString(9, row.hash());
            insert.addBatch();
        }
        insert.executeBatch();
        connection.commit();
    }

    @Override
    public void close() {
        open = false;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
