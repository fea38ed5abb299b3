package org.houzhen.server.journal;

import java.util.List;

/** Passes everything on, so that a test changes only what it is about. */
class PassingJournal implements Journal {
    private final Journal behind;

    PassingJournal(Journal behind) {
        this.behind = behind;
    }

    @Override
    public List<JournalEntry> read(StreamName stream, long from) {
        return behind.read(stream, from);
    }

    @Override
    public List<StreamName> streams(String prefix) {
        return behind.streams(prefix);
    }

    @Override
    public void append(List<JournalEntry> entries) {
        behind.append(entries);
    }

    @Override
    public void ahead(List<JournalEntry> entries) {
        behind.ahead(entries);
    }
}
