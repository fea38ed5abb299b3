package org.houzhen.server.rules;

import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How many minutes it takes to walk from one waiting area to another, there and back alike, as far as the hospital has said. */
public record Walks(Map<String, Integer> minutes) {
    public static final Walks UNKNOWN = new Walks(Map.of());

    public Walks {
        minutes = Map.copyOf(minutes);
    }

    /** Empty within one area, and where the hospital did not say. */
    public OptionalInt between(String from, String to) {
        Integer found = minutes.get(pair(from, to));
        return found == null ? OptionalInt.empty() : OptionalInt.of(found);
    }

    static String pair(String from, String to) {
        return Stream.of(from, to).sorted().collect(Collectors.joining("-"));
    }
}
