package org.houzhen.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    private static String schemaOf(Store store) {
        return store.jdbc().sql("select current_schema()").query(String.class).single();
    }
}
