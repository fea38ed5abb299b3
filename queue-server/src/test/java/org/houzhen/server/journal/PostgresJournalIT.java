package org.houzhen.server.journal;

import org.houzhen.server.store.PostgresServer;
import org.houzhen.server.store.Store;

class PostgresJournalIT extends JournalContract {
    @Override
    Store open() {
        return Store.open("journal", PostgresServer.emptyDatabase());
    }
}
