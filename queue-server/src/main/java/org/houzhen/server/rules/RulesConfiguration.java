package org.houzhen.server.rules;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.houzhen.server.journal.JdbcJournal;
import org.houzhen.server.store.Store;
import org.houzhen.server.store.Stores;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Reads the rule file when the server starts, and keeps the rules in force. */
@Configuration(proxyBeanMethods = false)
class RulesConfiguration {
    private static final String PROPERTIES = "houzhen.rules";
    private static final String FILE = PROPERTIES + ".file";

    /** A file that is named must be there; the one in the data folder may be missing. */
    @Bean
    RulesInForce rulesInForce(Store journalStore, Stores stores, Clock clock, Environment environment) {
        String named = environment.getProperty(FILE, "");
        Path file = named.isBlank() ? stores.data().resolve("rules.yml") : Path.of(named);
        if (!named.isBlank() && !Files.isRegularFile(file)) {
            throw new RuleFileException(file, List.of(FILE + " 指的文件不存在。"));
        }
        refuseRulesElsewhere(environment, file);
        RuleDocument written = RuleFile.read(file);
        var rules = new RulesInForce(new JdbcJournal(journalStore), clock);
        rules.adoptFile(written, file.getFileName().toString());
        return rules;
    }

    /** Walking times decide nothing: they are read, not journaled. */
    @Bean
    Walks walks(Stores stores) {
        return WalkFile.read(stores.data().resolve("walking.csv"));
    }

    /** A rule that somebody believes in force must not be passed over in silence. */
    private static void refuseRulesElsewhere(Environment environment, Path file) {
        List<String> elsewhere = Binder.get(environment)
                .bind(PROPERTIES, Bindable.mapOf(String.class, Object.class))
                .orElse(Map.of())
                .keySet()
                .stream()
                .filter(key -> !FILE.equals(PROPERTIES + "." + key))
                .map(key -> PROPERTIES + "." + key + "：规则不再用启动参数，请写进这个文件。")
                .toList();
        if (!elsewhere.isEmpty()) {
            throw new RuleFileException(file, elsewhere);
        }
    }
}
