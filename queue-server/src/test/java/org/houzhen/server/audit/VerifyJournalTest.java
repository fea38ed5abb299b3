package org.houzhen.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.houzhen.server.journal.Fact;
import org.houzhen.server.journal.HashChain;
import org.houzhen.server.journal.JournalEntry;
import org.houzhen.server.journal.StreamName;
import org.houzhen.server.queue.Floor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyJournalTest {
    private static final StreamName STREAM = new StreamName("area/B/2026-11-23");

    @TempDir
    private Path folder;

    private Floor floor;
    private int entries;

    @BeforeEach
    void aMorning() {
        floor = new Floor(folder);
        floor.waits("V1");
        floor.waits("V2");
        floor.opensRoom();
        floor.callsNext();
        floor.enters();
        floor.callsNext();
        entries = floor.journal.read(STREAM, 1).size();
    }

    @AfterEach
    void close() {
        floor.close();
    }

    private List<String> verified() throws SQLException {
        var out = new ByteArrayOutputStream();
        boolean ok = VerifyJournal.verify(
                "jdbc:sqlite:" + folder.resolve("journal.db") + "?open_mode=1",
                new PrintStream(out, true, StandardCharsets.UTF_8));
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines.get(lines.size() - 1)).startsWith("verify-journal " + (ok ? "ok" : "failed"));
        return lines;
    }

    private void tamper(String sql, Object... values) {
        assertThat(floor.store.jdbc().sql(sql).params(values).update()).isPositive();
    }

    @Test
    void aWholeJournalIsOk() throws SQLException {
        assertThat(verified())
                .containsExactly(
                        STREAM + " entries=" + entries + " ok", "verify-journal ok streams=1 entries=" + entries);
    }

    @Test
    void aChangedRowIsFoundAtItsPosition() throws SQLException {
        tamper("update journal set actor = 'staff:2' where position = 4");

        assertThat(verified())
                .containsExactly(
                        STREAM + " entries=" + entries + " BROKEN at position 4",
                        "verify-journal failed streams=1 entries=" + entries);
    }

    @Test
    void aDroppedRowIsFound() throws SQLException {
        tamper("delete from journal where position = 5");

        assertThat(verified().get(0)).endsWith("BROKEN at position 5");
    }

    @Test
    void aDroppedRowWhoseFollowersWereMovedUpIsFound() throws SQLException {
        tamper("delete from journal where position = 5");
        for (int position = 6; position <= entries; position++) {
            tamper("update journal set position = ? where position = ?", position - 1, position);
        }

        assertThat(verified().get(0)).endsWith("BROKEN at position 5");
    }

    @Test
    void anInsertedRowIsFound() throws SQLException {
        tamper(
                "insert into journal (stream, position, type, version, payload, actor, cause, at, hash)"
                        + " select stream, ?, type, version, payload, actor, cause, at, hash from journal"
                        + " where position = 3",
                entries + 1);

        assertThat(verified().get(0)).endsWith("BROKEN at position " + (entries + 1));
    }

    @Test
    void aRowThatWasChainedWellButNamesNoTicketDoesNotFold() throws SQLException {
        List<JournalEntry> whole = floor.journal.read(STREAM, 1);
        JournalEntry last = whole.get(entries - 1);
        var forged = new Fact(
                "ticket-entered",
                1,
                "{\"number\":\"B999\",\"room\":\"R201\"}",
                "staff:1",
                last.fact().cause(),
                last.fact().at());
        String hash = new HashChain().next(last.hash(), STREAM, entries + 1, forged);
        floor.journal.append(List.of(new JournalEntry(STREAM, entries + 1, forged, hash)));

        assertThat(verified().get(0)).contains("DOES NOT FOLD at position " + (entries + 1));
    }
}
