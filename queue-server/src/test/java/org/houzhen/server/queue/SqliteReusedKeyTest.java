package org.houzhen.server.queue;

import java.nio.file.Path;
import org.houzhen.server.store.Store;
import org.junit.jupiter.api.io.TempDir;

class SqliteReusedKeyTest extends ReusedKeyContract {
    @TempDir
    private Path folder;

    @Override
    Store open() {
        return Store.open("journal", "jdbc:sqlite:" + folder.resolve("journal.db"));
    }
}
