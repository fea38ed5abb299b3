package org.houzhen.server.journal;

import java.util.List;

/** The durable streams. Both calls block; {@link #append} is for the one {@link Scribe}. */
public interface Journal {
    /**
     * Reads a stream from a position on, oldest first.
     *
     * @throws JournalUnavailableException if the store cannot be read now
     */
    List<JournalEntry> read(StreamName stream, long from);

    /** The names of streams that begin with these characters, in order. */
    List<StreamName> streams(String prefix);

    /**
     * Appends all or none, and returns once they are on disk.
     *
     * @throws StalePositionException if another writer took one of the positions; nothing was written
     * @throws CommitUnknownException if the answer to the commit was lost; read back to learn what happened
     * @throws JournalUnavailableException if nothing was written for another reason
     */
    void append(List<JournalEntry> entries);
}
