package org.houzhen.acceptance.day;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.houzhen.server.journal.Fact;
import org.houzhen.server.journal.HashChain;
import org.houzhen.server.journal.Journal;
import org.houzhen.server.journal.JournalEntry;
import org.houzhen.server.journal.StreamName;

/**
 * What a defective engine would have written: some facts become others before they reach the disk, in an unbroken chain of
 * hashes. The server does not notice as long as it runs.
 */
final class RewrittenDisk implements Journal {
    private final MemoryJournal journal;
    private final Defect defect;
    private final HashChain chain = new HashChain();

    /** Makes a wrong fact of some right ones. */
    @FunctionalInterface
    interface Defect {
        Fact written(JournalEntry entry);
    }

    RewrittenDisk(MemoryJournal journal, Defect defect) {
        this.journal = journal;
        this.defect = defect;
    }

    @Override
    public List<JournalEntry> read(StreamName stream, long from) {
        return journal.read(stream, from);
    }

    @Override
    public List<StreamName> streams(String prefix) {
        return journal.streams(prefix);
    }

    @Override
    public void append(List<JournalEntry> entries) {
        Map<StreamName, String> last = new HashMap<>();
        List<JournalEntry> rewritten = new ArrayList<>();
        entries.forEach(entry -> rewritten.add(rewrite(entry, last)));
        journal.append(rewritten);
    }

    private JournalEntry rewrite(JournalEntry entry, Map<StreamName, String> last) {
        Fact fact = defect.written(entry);
        String previous = last.computeIfAbsent(entry.stream(), stream -> written(stream, entry.position() - 1));
        String hash = chain.next(previous, entry.stream(), entry.position(), fact);
        last.put(entry.stream(), hash);
        return new JournalEntry(entry.stream(), entry.position(), fact, hash);
    }

    /** From the disk itself: an append whose answer was lost may have been written. */
    private String written(StreamName stream, long position) {
        return position == 0
                ? HashChain.START
                : journal.read(stream, position).get(0).hash();
    }
}
