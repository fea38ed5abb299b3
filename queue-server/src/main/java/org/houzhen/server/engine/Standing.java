package org.houzhen.server.engine;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a ticket brings with it beside its class and time segment: what decides when it may be called, and what its class
 * was given for.
 *
 * @param grade 1 (resuscitation) to 4 (not urgent) in an emergency queue; {@link #UNGRADED} elsewhere
 * @param gates what must be confirmed before it may be called
 * @param work how much a pharmacy window has to do for it: prescriptions, herbs weighing more; 0 elsewhere
 * @param until the end of its half day: a later sign-in goes to the nurse
 * @param entitlement what its priority class was given for
 */
public record Standing(
        Channel channel, Origin origin, int grade, Set<Gate> gates, int work, Instant until, Entitlement entitlement) {
    public static final int UNGRADED = 0;
    public static final int GRADE_LAST = 4;

    public Standing {
        channel = channel == null ? Channel.WALK_IN : channel;
        origin = origin == null ? Origin.REGISTERED : origin;
        gates = gates == null || gates.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(gates));
        until = until == null ? Instant.MAX : until;
        entitlement = entitlement == null ? Entitlement.OTHER : entitlement;
        if (grade < UNGRADED || grade > GRADE_LAST) {
            throw new IllegalArgumentException("grade " + grade);
        }
    }

    /** The grade it waits by: an ungraded one counts as the last until a nurse has looked. */
    public int rank() {
        return grade == UNGRADED ? GRADE_LAST : grade;
    }

    /** Registered at a window or kiosk, for today. */
    public static Standing walkIn() {
        return new Standing(Channel.WALK_IN, Origin.REGISTERED, UNGRADED, Set.of(), 0, Instant.MAX, Entitlement.OTHER);
    }

    public static Standing appointed() {
        return walkIn().with(Channel.APPOINTED);
    }

    public Standing with(Channel changed) {
        return new Standing(changed, origin, grade, gates, work, until, entitlement);
    }

    public Standing with(Origin changed) {
        return new Standing(channel, changed, grade, gates, work, until, entitlement);
    }

    public Standing graded(int changed) {
        return new Standing(channel, origin, changed, gates, work, until, entitlement);
    }

    public Standing behind(Set<Gate> changed) {
        return new Standing(channel, origin, grade, changed, work, until, entitlement);
    }

    public Standing weighing(int changed) {
        return new Standing(channel, origin, grade, gates, changed, until, entitlement);
    }

    public Standing until(Instant changed) {
        return new Standing(channel, origin, grade, gates, work, changed, entitlement);
    }

    public Standing by(Entitlement changed) {
        return new Standing(channel, origin, grade, gates, work, until, changed);
    }

    /** How the place was got. */
    public enum Channel {
        /** 预约. */
        APPOINTED,
        /** 现场挂号. */
        WALK_IN
    }

    /** Why there is a ticket at all. */
    public enum Origin {
        REGISTERED,
        /** With the doctor's consent, behind the segment that runs (加号). */
        EXTRA,
        /** Within three days of the first visit, with results (复诊免挂号). */
        THREE_DAY,
        /** Goes on for a ticket of another queue (转诊). */
        TRANSFERRED,
        /** Goes on for a ticket of a clinic that was cancelled (停诊替诊): keeps segment and class. */
        SUBSTITUTED,
        /** Goes on for a no-show or an ended half day, by a nurse with a reason. */
        REOPENED
    }
}
