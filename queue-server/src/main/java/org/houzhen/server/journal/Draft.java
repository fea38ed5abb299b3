package org.houzhen.server.journal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The states and events of one commit to be. An appended event is applied at once, so that the next command of the same
 * commit sees it; if the commit fails, every touched state is dropped and read again. Used by the scribe's thread only.
 */
public final class Draft<S, E> {
    private final Fold<S, E> fold;
    private final HashChain chain;
    private final Function<StreamName, Open<S>> streams;
    private final List<JournalEntry> entries = new ArrayList<>();
    private final Map<StreamName, Open<S>> touched = new LinkedHashMap<>();
    private final Set<StreamName> shown = new LinkedHashSet<>();

    Draft(Fold<S, E> fold, HashChain chain, Function<StreamName, Open<S>> streams) {
        this.fold = fold;
        this.chain = chain;
        this.streams = streams;
    }

    /** The state of a stream as it would be after this commit. Do not change it, and do not keep it. */
    public S state(StreamName stream) {
        return streams.apply(stream).state;
    }

    /** The position of the last event of a stream, as of this commit; 0 for an empty stream. */
    public long position(StreamName stream) {
        return streams.apply(stream).position;
    }

    public void append(StreamName stream, E event) {
        Open<S> open = streams.apply(stream);
        Fact fact = fold.encode(event);
        long position = open.position + 1;
        String hash = chain.next(open.hash, stream, position, fact);
        touched.put(stream, open);
        shown.add(stream);
        entries.add(new JournalEntry(stream, position, fact, hash));
        fold.apply(open.state, event);
        open.position = position;
        open.hash = hash;
    }

    /** Has the listener look at a stream even if nothing is appended to it. */
    public void show(StreamName stream) {
        shown.add(stream);
    }

    Set<StreamName> shown() {
        return shown;
    }

    List<JournalEntry> entries() {
        return entries;
    }

    Map<StreamName, Open<S>> touched() {
        return touched;
    }

    /** A stream in memory: what its events add up to, and where it ends. */
    static final class Open<S> {
        final S state;
        long position;
        String hash = HashChain.START;

        Open(S state) {
            this.state = state;
        }
    }
}
