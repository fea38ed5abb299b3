package org.houzhen.server.suspension;

import java.time.Clock;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.houzhen.server.hospital.HospitalUnavailableException;
import org.houzhen.server.journal.StreamName;
import org.houzhen.server.registration.ClinicRefunds.Opening;
import org.houzhen.server.web.Backoff;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that each patient who chose a refund gets one: the journal is the list of what is owed, and what is opened is
 * kept beside it. A kill between any two steps only makes it later. One thread uses it.
 */
final class RefundOpener {
    private static final Logger LOG = LoggerFactory.getLogger(RefundOpener.class);
    private static final Backoff BACKOFF = new Backoff(5);
    private static final int DUE_MAX = 64;
    private static final int LOOK_AROUND_EVERY = 600;

    private final DecisionReader reader;
    private final Decisions decisions;
    private final BiFunction<String, String, Opening> refunds;
    private final Supplier<List<StreamName>> today;
    private final Clock clock;
    private long rounds;

    /**
     * @param refunds opens the refund of a register number, for whoever decided
     * @param today the streams of the areas that are open
     */
    RefundOpener(
            DecisionReader reader,
            Decisions decisions,
            BiFunction<String, String, Opening> refunds,
            Supplier<List<StreamName>> today,
            Clock clock) {
        this.reader = reader;
        this.decisions = decisions;
        this.refunds = refunds;
        this.today = today;
        this.clock = clock;
    }

    /** Before anybody can choose: what is chosen from here on is refunded without a clerk. */
    void start() {
        decisions.since(clock.instant());
    }

    void round() {
        if (rounds % LOOK_AROUND_EVERY == 0) {
            reader.lookAround();
        } else {
            reader.look(today.get());
        }
        rounds++;
        decisions.due(clock.instant(), DUE_MAX).forEach(this::open);
    }

    private void open(Decision decision) {
        Opening opening = asked(decision);
        if (opening == Opening.LATER) {
            decisions.later(decision, clock.instant().plus(BACKOFF.after(decision.attempt())));
        } else {
            decisions.settled(decision, opening);
        }
    }

    private Opening asked(Decision decision) {
        try {
            return refunds.apply(decision.registerNo(), decision.by());
        } catch (HospitalUnavailableException e) {
            LOG.warn("the refund of {} is opened later: {}", decision.registerNo(), e.code());
        } catch (RuntimeException e) { // One that is broken must not hold up the others.
            LOG.error(
                    "the refund of {} cannot be opened: {}",
                    decision.registerNo(),
                    e.getClass().getName());
        }
        return Opening.LATER;
    }
}
