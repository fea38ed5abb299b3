package org.houzhen.server.journal;

/**
 * What the facts of a stream add up to. Live operation and replay call the same {@link #apply}; only where the event comes
 * from differs.
 *
 * @param <S> the state; changed in place by {@link #apply} on the scribe's thread alone
 * @param <E> an event in memory
 */
public interface Fold<S, E> {
    S empty(StreamName stream);

    /** Must not fail on a state the same events made. */
    void apply(S state, E event);

    Fact encode(E event);

    /** @throws IllegalArgumentException if this program does not know the type or version */
    E decode(Fact fact);
}
