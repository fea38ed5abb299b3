package org.houzhen.server.engine;

import java.time.Duration;
import java.util.List;
import org.houzhen.server.engine.Allowed.Unit;

/**
 * The rules of one waiting area (RULES 1 to 10), one section a record. They decide what happens next and never what has
 * happened: facts carry what was decided, so that a journal reads the same under every rule set.
 *
 * <p>An area adopts a rule set by a fact of its own, so the journal tells which rules were in force at every decision.
 */
public record RuleSet(
        SignIn signIn,
        Order order,
        Returning returning,
        Missed missed,
        Priorities priorities,
        Rooms rooms,
        Jumps jumps,
        Pools pools,
        Extras extras,
        PaidEarlier paidEarlier) {
    private static final Extras EXTRAS = new Extras(5);
    private static final PaidEarlier PAID_EARLIER = new PaidEarlier(7);

    /** Journals of earlier days hold rule sets from before there were extra numbers, or numbers for what was paid earlier. */
    public RuleSet {
        extras = extras == null ? EXTRAS : extras;
        paidEarlier = paidEarlier == null ? PAID_EARLIER : paidEarlier;
    }

    /** A miss distance, or a place for late arrivals, that means the end of the half day. */
    public static final int END_OF_HALF_DAY = 0;

    /** What the field does most, and what we ship. */
    public static RuleSet defaults() {
        return new RuleSet(
                new SignIn(Early.KEPT, Duration.ofMinutes(30), Late.INSERTED, Duration.ofMinutes(30), Late.LAST, 2),
                new Order(Mix.RATIO, 2, Within.REGISTRATION, Duration.ofMinutes(60)),
                new Returning(2, 1, 3, 1, 2),
                new Missed(
                        3,
                        Duration.ofSeconds(20),
                        List.of(3, 5, END_OF_HALF_DAY),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(2)),
                new Priorities(2, 80, 70, 3),
                new Rooms(2, true, 2),
                new Jumps(5),
                new Pools(2, Duration.ofMinutes(5), Duration.ofMinutes(30)),
                EXTRAS,
                PAID_EARLIER);
    }

    /** What an early sign-in is worth. */
    public enum Early {
        /** It is kept, and its place begins to count when the limit is reached. */
        KEPT,
        /** Come back later. */
        REFUSED,
        /** It counts at once. */
        FREE
    }

    /** Where a late sign-in goes. */
    public enum Late {
        /** One late after every so many punctual ones. */
        INSERTED,
        /** Behind everybody of the time segment that runs now. */
        END_OF_SLOT,
        /** Behind everybody of the half day. */
        LAST,
        /** As if it were punctual. */
        AS_PUNCTUAL,
        /** To the nurse. */
        REFUSED
    }

    /** How appointments and walk-ins of one time segment mix. */
    public enum Mix {
        APPOINTED_FIRST,
        EQUAL,
        RATIO
    }

    /** What orders tickets of one time segment. */
    public enum Within {
        REGISTRATION,
        SIGN_IN
    }

    /**
     * Sign-in (RULES 1).
     *
     * @param earlyBy how long before the time segment a sign-in counts
     * @param late what becomes of one who comes after the segment, within the grace
     * @param lateGrace how long after the segment
     * @param tooLate what becomes of one who comes later still
     * @param punctualBeforeLate how many punctual ones go before one inserted
     */
    public record SignIn(
            Early early,

            @Allowed(min = 0, max = 240, unit = Unit.MINUTES)
            Duration earlyBy,

            Late late,

            @Allowed(min = 0, max = 240, unit = Unit.MINUTES)
            Duration lateGrace,

            Late tooLate,
            @Allowed(min = 1, max = 20) int punctualBeforeLate) {}

    /**
     * The order of a queue (RULES 2).
     *
     * @param appointedBeforeWalkIn of one segment, how many appointments go before one walk-in
     * @param guard nobody at the head of a lane waits longer than this, whatever the ratios; put-back tickets have their
     *     distance
     */
    public record Order(
            Mix mix,
            @Allowed(min = 1, max = 20) int appointedBeforeWalkIn,
            Within within,

            @Allowed(min = 10, max = 240, unit = Unit.MINUTES)
            Duration guard) {}

    /**
     * Patients back with results (RULES 3).
     *
     * @param firstBeforeReturn how many first visits go before one return
     * @param placesMin a return lets at least so many others go first
     * @param placesMax and at most so many, as far as the series allows
     * @param seriesMax how many returns may be called in a row while others wait
     * @param days after how many days a registration still serves for a return; 0 is the same day only
     */
    public record Returning(
            @Allowed(min = 0, max = 20) int firstBeforeReturn,
            @Allowed(min = 0, max = 20) int placesMin,
            @Allowed(min = 1, max = 20) int placesMax,
            @Allowed(min = 1, max = 10) int seriesMax,
            @Allowed(min = 0, max = 7) int days) {}

    /**
     * Missed calls (RULES 4).
     *
     * @param callsMax how often one ticket may be called in a row
     * @param repeatGap time between two calls of one ticket
     * @param distances after the first, second… miss, how many others go before; 0 means the end of the half day. Past
     *     the list the ticket ends as a no-show
     * @param pause a missed ticket is not offered again within this time unless nobody else waits
     * @param undo how long a mistaken miss can be taken back without penalty
     */
    public record Missed(
            @Allowed(min = 1, max = 10) int callsMax,

            @Allowed(min = 5, max = 300, unit = Unit.SECONDS)
            Duration repeatGap,

            @Allowed(min = 0, max = 50) List<Integer> distances,
            @Allowed(min = 0, max = 60, unit = Unit.MINUTES) Duration pause,
            @Allowed(min = 0, max = 30, unit = Unit.MINUTES) Duration undo) {

        public Missed {
            distances = List.copyOf(distances);
        }
    }

    /**
     * Priority classes (RULES 5).
     *
     * @param ordinaryBeforePriority how many ordinary ones go before one of priority
     * @param firstClassAge from this age on P1
     * @param secondClassAge from this age on P2
     * @param childAge up to this age P2
     */
    public record Priorities(
            @Allowed(min = 0, max = 20) int ordinaryBeforePriority,
            @Allowed(min = 60, max = 120) int firstClassAge,
            @Allowed(min = 60, max = 120) int secondClassAge,
            @Allowed(min = 0, max = 14) int childAge) {}

    /**
     * Rooms (RULES 6 and 7).
     *
     * @param buffer how many wait at the door of a room (二次候诊); 0 calls from the hall
     * @param nextFinishesCurrent calling the next one finishes the one in the room
     * @param transferPlaces a transferred patient lets so many others go first
     */
    public record Rooms(
            @Allowed(min = 0, max = 6) int buffer,
            boolean nextFinishesCurrent,
            @Allowed(min = 0, max = 20) int transferPlaces) {}

    /**
     * Against queue jumping (RULES 8).
     *
     * @param changesMax how often a day one member of staff may change an order alone; beyond, a second one approves
     */
    public record Jumps(@Allowed(min = 0, max = 100) int changesMax) {}

    /**
     * Windows, devices, pharmacy (RULES 9 to 11).
     *
     * @param notReadyPlaces who was not ready in turn lets so many others go first
     * @param idlePause a window that has called nobody for so long, while somebody waits, pauses itself
     * @param uncollected for how long what was called and not collected stays on the list
     */
    public record Pools(
            @Allowed(min = 0, max = 20) int notReadyPlaces,
            @Allowed(min = 1, max = 60, unit = Unit.MINUTES) Duration idlePause,

            @Allowed(min = 5, max = 240, unit = Unit.MINUTES)
            Duration uncollected) {}

    /**
     * Extra numbers (加号, RULES 6).
     *
     * @param max how many a doctor may consent to in one half day
     */
    public record Extras(@Allowed(min = 0, max = 50) int max) {}

    /**
     * What was paid on an earlier day and never done (RULES 12).
     *
     * @param days how many days after the day of payment a patient who comes still gets a number for it; 0 is the day of
     *     payment only
     */
    public record PaidEarlier(@Allowed(min = 0, max = 30) int days) {}

    public RuleSet with(SignIn changed) {
        return new RuleSet(changed, order, returning, missed, priorities, rooms, jumps, pools, extras, paidEarlier);
    }

    public RuleSet with(Order changed) {
        return new RuleSet(signIn, changed, returning, missed, priorities, rooms, jumps, pools, extras, paidEarlier);
    }

    public RuleSet with(Returning changed) {
        return new RuleSet(signIn, order, changed, missed, priorities, rooms, jumps, pools, extras, paidEarlier);
    }

    public RuleSet with(Missed changed) {
        return new RuleSet(signIn, order, returning, changed, priorities, rooms, jumps, pools, extras, paidEarlier);
    }

    public RuleSet with(Priorities changed) {
        return new RuleSet(signIn, order, returning, missed, changed, rooms, jumps, pools, extras, paidEarlier);
    }

    public RuleSet with(Rooms changed) {
        return new RuleSet(signIn, order, returning, missed, priorities, changed, jumps, pools, extras, paidEarlier);
    }

    public RuleSet with(Jumps changed) {
        return new RuleSet(signIn, order, returning, missed, priorities, rooms, changed, pools, extras, paidEarlier);
    }

    public RuleSet with(Pools changed) {
        return new RuleSet(signIn, order, returning, missed, priorities, rooms, jumps, changed, extras, paidEarlier);
    }

    public RuleSet with(Extras changed) {
        return new RuleSet(signIn, order, returning, missed, priorities, rooms, jumps, pools, changed, paidEarlier);
    }

    public RuleSet with(PaidEarlier changed) {
        return new RuleSet(signIn, order, returning, missed, priorities, rooms, jumps, pools, extras, changed);
    }
}
