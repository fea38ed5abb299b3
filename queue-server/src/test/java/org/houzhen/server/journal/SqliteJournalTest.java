package org.houzhen.server.journal;

import java.nio.file.Path;
import org.houzhen.server.store.Store;
import org.junit.jupiter.api.io.TempDir;

class SqliteJournalTest extends JournalContract {
    @TempDir
    private Path folder;

    @Override
    Store open() {
        return Store.open("journal", "jdbc:sqlite:" + folder.resolve("journal.db"));
    }
}
