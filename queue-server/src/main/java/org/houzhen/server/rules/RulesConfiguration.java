package org.houzhen.server.rules;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.houzhen.server.journal.JdbcJournal;
import org.houzhen.server.store.Store;
import org.houzhen.server.store.Stores;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the rule file when the server starts, and keeps the rules in force. */
@Configuration(proxyBeanMethods = false)
class RulesConfiguration {
    /** A file that is named must be there; the one in the data folder may be missing. */
    @Bean
    RulesInForce rulesInForce(
            Store journalStore, Stores stores, Clock clock, @Value("${houzhen.rules.file:}") String named) {
        Path file = named.isBlank() ? stores.data().resolve("rules.yml") : Path.of(named);
        if (!named.isBlank() && !Files.isRegularFile(file)) {
            throw new RuleFileException(file, List.of("houzhen.rules.file 指的文件不存在。"));
        }
        RuleDocument written = RuleFile.read(file);
        var rules = new RulesInForce(new JdbcJournal(journalStore), clock);
        rules.adoptFile(written, file.getFileName().toString());
        return rules;
    }
}
