package org.houzhen.server.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The simplest thing that can be folded: words in the order they were written. */
final class Tally implements Fold<List<String>, String> {
    @Override
    public List<String> empty(StreamName stream) {
        return new ArrayList<>();
    }

    @Override
    public void apply(List<String> state, String event) {
        state.add(event);
    }

    @Override
    public Fact encode(String event) {
        return new Fact(
                "word-written",
                1,
                "\"" + event + "\"",
                "staff:1",
                UUID.nameUUIDFromBytes(event.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                Instant.ofEpochMilli(1_000));
    }

    @Override
    public String decode(Fact fact) {
        return fact.payload().substring(1, fact.payload().length() - 1);
    }
}
