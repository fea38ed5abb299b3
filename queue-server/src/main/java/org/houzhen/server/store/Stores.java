package org.houzhen.server.store;

import java.nio.file.Path;

/** Where stores lie: files in the data folder, or schemas of one PostgreSQL database when an address is configured. */
public record Stores(String url, Path data) {
    /** Opens the store of that name; the caller closes it. */
    public Store open(String name) {
        if (!url.isBlank()) {
            return Store.open(name, url);
        }
        Path file = data.resolve(name + ".db");
        PrivateFolder.file(file);
        return Store.open(name, "jdbc:sqlite:" + file);
    }
}
