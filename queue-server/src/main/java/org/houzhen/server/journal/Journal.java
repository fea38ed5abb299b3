package org.houzhen.server.journal;

import java.util.List;

/** The durable streams. Every call blocks; {@link #append} and {@link #ahead} are for the one {@link Scribe}. */
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

    /**
     * Tells what the next {@link #append} will begin with, so that less is left to do then. None of it is durable or seen
     * by others before; what the next append, or the next telling, does not begin with is taken back. What is wrong with an
     * entry the append says.
     */
    default void ahead(List<JournalEntry> entries) {}
}
