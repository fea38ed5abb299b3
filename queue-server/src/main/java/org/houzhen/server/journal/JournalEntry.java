package org.houzhen.server.journal;

/**
 * One fact at its place.
 *
 * @param position 1 for the first of its stream, then without gaps
 * @param hash SHA-256 over the hash before it and everything here, as lower-case hex; see {@link HashChain}
 */
public record JournalEntry(StreamName stream, long position, Fact fact, String hash) {
    @Override
    public String toString() {
        return stream + "@" + position + " " + fact;
    }
}
