package org.houzhen.server.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.houzhen.server.store.PostgresServer;
import org.houzhen.server.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL in the middle of load: every command that was acknowledged is found again, once. */
class KilledWriterIT {
    private static final int KILLS = 3;
    private static final int WORDS_BEFORE_KILL = 300;

    @TempDir
    private Path folder;

    @Test
    void sqliteKeepsWhatItAcknowledged() throws Exception {
        survivesKills("jdbc:sqlite:" + folder.resolve("journal.db"));
    }

    @Test
    void postgresqlKeepsWhatItAcknowledged() throws Exception {
        survivesKills(PostgresServer.emptyDatabase());
    }

    private static void survivesKills(String url) throws Exception {
        List<String> acknowledged = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            acknowledged.addAll(killedAfterSomeWords(url, "run" + kill));
        }
        try (Store store = Store.open("journal", url)) {
            List<JournalEntry> entries = new JdbcJournal(store).read(new StreamName("area/A/2026-11-22"), 1);
            List<String> found = entries.stream()
                    .map(entry -> new Tally().decode(entry.fact()))
                    .toList();
            Set<String> once = new HashSet<>(found);

            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(KILLS * WORDS_BEFORE_KILL);
            assertThat(once).containsAll(acknowledged);
            assertThat(found).hasSameSizeAs(once);
            assertThat(new HashChain().firstBroken(entries)).isEmpty();
        }
    }

    private static List<String> killedAfterSomeWords(String url, String run) throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        url,
                        run)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> words = new ArrayList<>();
        try (var out = new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
            String line = out.readLine();
            while (line != null) {
                if (line.startsWith(run + "-")) {
                    words.add(line);
                }
                if (words.size() == WORDS_BEFORE_KILL) {
                    writer.toHandle().destroyForcibly(); // SIGKILL; what it printed before still comes.
                }
                line = out.readLine();
            }
        }
        assertThat(writer.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return words;
    }
}
