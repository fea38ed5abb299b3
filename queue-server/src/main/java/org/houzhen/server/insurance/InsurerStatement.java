package org.houzhen.server.insurance;

import java.time.LocalDate;
import java.util.List;
import org.houzhen.server.channel.Answer;

/** What the insurer's centre has of a day (对账). Blocks. Any thread may call. */
public interface InsurerStatement {
    /** Whether the insurer has settled an order, as far as we were told, and has not taken it back since. */
    boolean stands(String order);

    /**
     * The settlements of a day that stand at the centre. Never refused.
     *
     * @param ours those that stand with us
     */
    Answer<List<Settled>> of(LocalDate day, List<Settled> ours);
}
