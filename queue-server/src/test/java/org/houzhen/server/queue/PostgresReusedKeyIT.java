package org.houzhen.server.queue;

import org.houzhen.server.store.PostgresServer;
import org.houzhen.server.store.Store;

class PostgresReusedKeyIT extends ReusedKeyContract {
    private final String database = PostgresServer.emptyDatabase();

    @Override
    Store open() {
        return Store.open("journal", database);
    }
}
