package org.houzhen.server.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens the store of the server's own tables; journal and hospital open theirs with {@link Stores}. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {
    /** The folder is this server's own until every store in it is closed. */
    record Folder(Path path, Optional<FolderLock> lock) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            if (lock.isPresent()) {
                lock.get().close();
            }
        }
    }

    @Bean
    Folder dataFolder(@Value("${houzhen.store:}") String url, @Value("${houzhen.data}") Path data) {
        PrivateFolder.prepare(data);
        return new Folder(data, url.isBlank() ? Optional.of(FolderLock.of(data)) : Optional.empty());
    }

    @Bean
    Stores stores(@Value("${houzhen.store:}") String url, Folder folder) {
        return new Stores(url, folder.path());
    }

    @Bean
    Store serverStore(Stores stores) {
        return stores.open("server");
    }

    @Bean
    JdbcClient jdbcClient(Store serverStore) {
        return serverStore.jdbc();
    }

    @Bean
    TransactionTemplate transactionTemplate(Store serverStore) {
        return serverStore.transactions();
    }
}
