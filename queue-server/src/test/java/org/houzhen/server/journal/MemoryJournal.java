package org.houzhen.server.journal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A journal that keeps its entries in memory, for tests of what lies above it. */
class MemoryJournal implements Journal {
    private final List<JournalEntry> entries = new CopyOnWriteArrayList<>();

    @Override
    public List<JournalEntry> read(StreamName stream, long from) {
        return entries.stream()
                .filter(entry -> entry.stream().equals(stream) && entry.position() >= from)
                .toList();
    }

    @Override
    public List<StreamName> streams(String prefix) {
        return entries.stream()
                .map(JournalEntry::stream)
                .filter(stream -> stream.value().startsWith(prefix))
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public void append(List<JournalEntry> written) {
        entries.addAll(written);
    }
}
