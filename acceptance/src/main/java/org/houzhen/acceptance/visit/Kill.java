package org.houzhen.acceptance.visit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.houzhen.acceptance.installation.Child;
import org.houzhen.acceptance.installation.Installation;
import org.houzhen.hardware.simulator.ReceiptPrinterSimulator;

/** One SIGKILL: who, and at which moment of a visit. */
record Kill(Moment moment, Victim victim) {
    /** Who is killed. */
    enum Victim {
        SERVER,
        AGENT,
        /** As a power cut in the house would. */
        BOTH;

        List<Child> of(Installation floor) {
            return switch (this) {
                case SERVER -> List.of(floor.server());
                case AGENT -> List.of(floor.agent());
                case BOTH -> List.of(floor.server(), floor.agent());
            };
        }
    }

    /** The visits that show the most in three minutes: every place where money, a number or paper could be doubled or lost. */
    static List<List<Kill>> fewVisits() {
        return List.of(
                List.of(
                        new Kill(Moment.HOSPITAL_COMMITTED, Victim.SERVER),
                        new Kill(Moment.CALL_DURABLE, Victim.SERVER),
                        new Kill(Moment.PAYMENT_CODE_TAKEN, Victim.SERVER)),
                List.of(
                        new Kill(Moment.ORDER_STORED, Victim.AGENT),
                        new Kill(Moment.SIGN_IN_SLIP_UNPROVEN, Victim.AGENT),
                        new Kill(Moment.BILL_AT_CARD_TERMINAL, Victim.SERVER),
                        new Kill(Moment.REFUND_AT_CHANNEL, Victim.BOTH)),
                List.of(
                        new Kill(Moment.SLIP_UNPROVEN, Victim.AGENT),
                        new Kill(Moment.BILL_AT_CARD_TERMINAL, Victim.AGENT),
                        new Kill(Moment.SIGN_IN_DURABLE, Victim.SERVER),
                        new Kill(Moment.REPORT_AT_PRINTER, Victim.AGENT)));
    }

    /** Every moment with every victim, each visit at most once interrupted on the way to each of two goals or three. */
    static List<List<Kill>> everyMoment() {
        List<List<Kill>> visits = new ArrayList<>();
        List<Kill> first = all(goal -> goal == Moment.Goal.REGISTERED);
        first.forEach(kill -> visits.add(new ArrayList<>(List.of(kill))));
        List<Kill> later = all(goal -> goal != Moment.Goal.REGISTERED);
        for (int i = 0; i < later.size(); i++) {
            place(later.get(i), visits, i);
        }
        return visits;
    }

    /** The moments with this word in their names, each with every victim. */
    static List<List<Kill>> momentsNamed(String word) {
        return allAt(moment -> moment.name().contains(word)).stream()
                .map(List::of)
                .toList();
    }

    private static List<Kill> all(Predicate<Moment.Goal> goals) {
        return allAt(moment -> goals.test(moment.goal()));
    }

    /** Each third has every moment once, and every victim. */
    private static List<Kill> allAt(Predicate<Moment> which) {
        List<Moment> moments = Arrays.stream(Moment.values()).filter(which).toList();
        List<Victim> victims = List.of(Victim.values());
        List<Kill> kills = new ArrayList<>();
        for (int turn = 0; turn < victims.size(); turn++) {
            for (int i = 0; i < moments.size(); i++) {
                kills.add(new Kill(moments.get(i), victims.get((i + turn) % victims.size())));
            }
        }
        return kills;
    }

    /** In the first visit from there on that reaches this goal undisturbed so far. */
    private static void place(Kill kill, List<List<Kill>> visits, int from) {
        for (int i = 0; i < visits.size(); i++) {
            List<Kill> visit = visits.get((from + i) % visits.size());
            if (visit.stream()
                    .noneMatch(each -> each.moment().goal() == kill.moment().goal())) {
                visit.add(kill);
                return;
            }
        }
        throw new IllegalStateException("no visit is left for " + kill);
    }

    void strike(Installation floor) {
        victim.of(floor).forEach(Child::kill);
    }

    void revive(Installation floor) {
        floor.devices().receipt().set(ReceiptPrinterSimulator.Faults.NONE);
        victim.of(floor).forEach(Child::start);
        victim.of(floor).forEach(Child::awaitReady);
    }

    @Override
    public String toString() {
        return victim + " at " + moment;
    }
}
