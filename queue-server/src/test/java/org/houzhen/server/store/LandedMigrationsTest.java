package org.houzhen.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LandedMigrationsTest {
    private static final Path OURS = Path.of("src/main/resources/db");
    private static final Path LIST = Path.of("src/test/resources/migrations/landed.txt");

    @TempDir
    private Path db;

    @BeforeEach
    void plant() throws IOException {
        Files.createDirectory(db.resolve("server"));
        migration("V3__one.sql", "create table one (id text)");
        migration("V7__two.sql", "create table two (id text)");
    }

    private void migration(String file, String text) throws IOException {
        Files.writeString(db.resolve("server").resolve(file), text);
    }

    private List<String> listed() {
        return new LandedMigrations(db, List.of())
                .faults().stream()
                        .map(fault -> fault.substring(fault.indexOf(": ") + 2))
                        .toList();
    }

    private static Stream<String> faults(Path folder, List<String> landed) {
        return new LandedMigrations(folder, landed).faults().stream();
    }

    @Test
    void ourMigrationsAreThoseThatLandedAndEachNewOneStandsAboveThem() throws IOException {
        assertThat(faults(OURS, Files.readAllLines(LIST))).isEmpty();
    }

    @Test
    void aChangedOneIsFound() throws IOException {
        List<String> landed = listed();
        assertThat(faults(db, landed)).isEmpty();
        migration("V7__two.sql", "create table two (id text, name text)");

        assertThat(faults(db, landed)).containsExactly("landed and changed since: server/V7__two.sql");
    }

    @Test
    void oneThatIsGoneOrRenumberedIsFound() throws IOException {
        List<String> landed = listed();
        Files.move(db.resolve("server/V7__two.sql"), db.resolve("server/V8__two.sql"));

        assertThat(faults(db, landed))
                .contains("landed and gone: server/V7__two.sql")
                .anyMatch(fault -> fault.startsWith("not on the list yet, append: ") && fault.endsWith("V8__two.sql"));
    }

    @Test
    void aNumberThatIsTakenOrTooLowIsFound() throws IOException {
        List<String> landed = listed();
        migration("V7__other.sql", "");
        migration("V5__late.sql", "");
        List<String> withThem = Stream.concat(landed.stream(), added(landed)).toList();

        assertThat(faults(db, withThem))
                .anyMatch(fault -> fault.endsWith("server/V7__other.sql") && fault.startsWith("a second migration"))
                .anyMatch(fault -> fault.endsWith("server/V5__late.sql") && fault.startsWith("its number must be"));
    }

    @Test
    void oneForOneDatabaseAloneIsFound() throws IOException {
        List<String> landed = listed();
        Files.createDirectory(db.resolve("server/postgresql"));
        migration("postgresql/V9__three.sql", "");
        List<String> withIt = Stream.concat(landed.stream(), added(landed)).toList();

        assertThat(faults(db, withIt))
                .anyMatch(
                        fault -> fault.startsWith("not Vnumber") && fault.endsWith("server/postgresql/V9__three.sql"));
    }

    private Stream<String> added(List<String> landed) {
        return listed().stream().filter(line -> !landed.contains(line));
    }
}
