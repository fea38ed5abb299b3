package org.houzhen.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;

@Timeout(120)
class StoreIT {
    @TempDir
    Path folder;

    @Test
    void whatIsCommittedOnSqliteIsOnDiskBeforeTheCommitReturns() {
        try (Store store = Store.open("server", "jdbc:sqlite:" + folder.resolve("server.db"))) {
            assertThat(store.jdbc()
                            .sql("pragma journal_mode")
                            .query(String.class)
                            .single())
                    .isEqualTo("wal");
            assertThat(store.jdbc()
                            .sql("pragma synchronous")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(2);
        }
    }

    @Test
    void eachStoreIsASchemaOfItsOwnOnPostgresql() {
        String url = PostgresServer.emptyDatabase();
        try (Store server = Store.open("server", url);
                Store hospital = Store.open("hospital", url)) {
            assertThat(schemaOf(server)).isEqualTo("server");
            assertThat(schemaOf(hospital)).isEqualTo("hospital");
        }
    }

    /** As when a switch between server and database loses power: nothing comes back, not even an end of the connection. */
    @Test
    void aDatabaseThatFallsSilentIsGivenUp() throws Exception {
        String url = PostgresServer.emptyDatabase();
        var address = URI.create(url.substring("jdbc:".length()));
        try (var door = new SilentDoor(address.getPort());
                Store store = Store.open(
                        "server",
                        url.replace(":" + address.getPort() + "/", ":" + door.port() + "/"),
                        Duration.ofSeconds(1))) {
            store.jdbc().sql("select 1").query(Integer.class).single();
            door.fallSilent();

            assertThatThrownBy(() ->
                            store.jdbc().sql("select 1").query(Integer.class).single())
                    .isInstanceOf(DataAccessException.class);
        }
    }

    private static String schemaOf(Store store) {
        return store.jdbc().sql("select current_schema()").query(String.class).single();
    }

    @Test
    void everyTransactionOfManyThreadsIsWholeOnSqlite() throws InterruptedException {
        try (Store store = Store.open("server", "jdbc:sqlite:" + folder.resolve("server.db"))) {
            store.jdbc().sql("create table tally (one integer, two integer)").update();
            store.jdbc().sql("insert into tally values (0, 0)").update();
            var threads = Executors.newFixedThreadPool(16);
            Callable<Boolean> raise = () -> store.transactions().execute(status -> {
                int one = store.jdbc()
                        .sql("select one from tally")
                        .query(Integer.class)
                        .single();
                store.jdbc().sql("update tally set one = ?").param(one + 1).update();
                store.jdbc().sql("update tally set two = two + 1").update();
                if (one % 5 == 4) {
                    store.jdbc()
                            .sql("update tally set one = ?, two = ?")
                            .params(one + 1, one + 1)
                            .update();
                }
                return true;
            });
            List<Future<Boolean>> done =
                    threads.invokeAll(Stream.generate(() -> raise).limit(400).toList());
            threads.shutdown();

            assertThat(done).allSatisfy(future -> assertThat(future.get()).isTrue());
            assertThat(store.jdbc()
                            .sql("select one + two from tally")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(800);
        }
    }

    @Test
    void whatFailsIsUndoneAndTheConnectionIsCleanOnSqlite() {
        try (Store store = Store.open("server", "jdbc:sqlite:" + folder.resolve("server.db"))) {
            store.jdbc().sql("create table person (id integer primary key)").update();
            for (int i = 0; i < 8; i++) {
                assertThatThrownBy(() -> store.transactions().executeWithoutResult(status -> {
                            store.jdbc().sql("insert into person values (1)").update();
                            store.jdbc().sql("insert into person values (1)").update();
                        }))
                        .isInstanceOf(DuplicateKeyException.class);
            }
            store.transactions().executeWithoutResult(status -> {
                store.jdbc().sql("insert into person values (2)").update();
                store.transactions().executeWithoutResult(inner -> inner.setRollbackOnly());
                status.setRollbackOnly();
            });

            assertThat(store.jdbc()
                            .sql("select count(*) from person")
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
    }
}
