package org.houzhen.server.engine;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What came of a command. */
public sealed interface Answer {
    /**
     * The facts it made, in order.
     *
     * @param repeated they were made before, and must not be journaled again
     */
    record Done(List<AreaEvent> facts, boolean repeated) implements Answer {
        @Override
        public <T> T match(Function<Done, T> done, Function<Refused, T> refused) {
            return done.apply(this);
        }
    }

    /**
     * Nothing happened, and this rule is why.
     *
     * @param found the ticket whose state it is that refused, and its state; present with {@link Refusal#WRONG_STATE}
     */
    record Refused(Refusal refusal, Optional<Found> found) implements Answer {
        @Override
        public <T> T match(Function<Done, T> done, Function<Refused, T> refused) {
            return refused.apply(this);
        }
    }

    /** A ticket as a command found it. */
    record Found(TicketNumber number, TicketState state) {}

    <T> T match(Function<Done, T> done, Function<Refused, T> refused);

    static Answer done(AreaEvent... facts) {
        return new Done(List.of(facts), false);
    }

    static Answer repeated(List<AreaEvent> facts) {
        return new Done(List.copyOf(facts), true);
    }

    static Answer refused(Refusal refusal) {
        return new Refused(refusal, Optional.empty());
    }

    /** From the state it is in, the ticket cannot go where the command wants it. */
    static Answer wrongState(Ticket ticket) {
        return new Refused(Refusal.WRONG_STATE, Optional.of(new Found(ticket.number(), ticket.state())));
    }
}
