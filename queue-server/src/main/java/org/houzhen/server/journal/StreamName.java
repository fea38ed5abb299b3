package org.houzhen.server.journal;

/** Names an ordered stream of facts, such as {@code area/B/2026-11-22}. */
public record StreamName(String value) implements Comparable<StreamName> {
    private static final int LENGTH_MAX = 120;

    public StreamName {
        if (value.isBlank() || value.length() > LENGTH_MAX) {
            throw new IllegalArgumentException("a stream's name has 1 to " + LENGTH_MAX + " characters");
        }
    }

    @Override
    public int compareTo(StreamName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
