package org.houzhen.server.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens the store of the server's own tables; journal and hospital open theirs with {@link Stores}. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {
    @Bean
    Stores stores(@Value("${houzhen.store:}") String url, @Value("${houzhen.data}") Path data) throws IOException {
        Files.createDirectories(data, ownerOnly(data));
        return new Stores(url, data);
    }

    /** The stores hold names and document numbers; nobody else on the machine reads them. */
    private static FileAttribute<?>[] ownerOnly(Path data) {
        boolean posix = data.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
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
