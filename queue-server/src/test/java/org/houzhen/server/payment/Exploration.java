package org.houzhen.server.payment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Breaks one plot by every pair of faults, the second at each call that comes after the first. What follows from a state
 * follows from it alone: where a run comes to a state from which every second fault was tried, or after both to one whose end
 * is known, it is left off. A sample of what is left off is done all the same, and must end as what stands for it.
 */
final class Exploration {
    private static final Instant START = Instant.parse("2026-03-02T01:00:00Z");
    private static final int MEANT_MAX = 20;

    private final MemoryStore store;
    private final VirtualClock clock = new VirtualClock(START);
    private final Run.Plot plot;
    private final Way way;
    private final RunState state;
    private final Random random;
    private final Map<Digest, Place> explored = new HashMap<>();
    private final Map<Digest, End> judged = new HashMap<>();
    private final Tally tally = new Tally();

    /**
     * How to go about it.
     *
     * @param memory what of a state in words is believed to matter
     * @param firstOneIn of so many first faults, one is tried with every second one
     * @param checkedOneIn of so many pairs that are left off, one is done
     */
    record Way(UnaryOperator<String> memory, long seed, int firstOneIn, int checkedOneIn) {}

    /** What came of it. */
    static final class Tally {
        /** Pairs there are; those that ended by a run of their own, those of them that were left off at a known state. */
        long pairs;

        long runs;
        long leftOff;
        /** Of what was left off, done all the same. */
        long checked;

        long states;
        final List<String> wrong = new ArrayList<>();
        /** What did not end as what stood for it. */
        final List<String> unlike = new ArrayList<>();

        synchronized void add(Tally other) {
            pairs += other.pairs;
            runs += other.runs;
            leftOff += other.leftOff;
            checked += other.checked;
            states += other.states;
            wrong.addAll(other.wrong);
            unlike.addAll(other.unlike);
        }
    }

    private record End(List<String> violations, Digest state) {}

    /** A place in a run with one fault or none, from which every second fault was tried: after so many of its calls. */
    private record Place(Optional<Fault> first, int calls, Single of) {}

    private record Pass(int calls, Digest state) {}

    /** @param passes the last one is known where the run was left off there */
    private record Single(List<Pass> passes, int calls, End end) {}

    /** The end of the run is known. */
    private static final class Known extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient End end;

        Known(End end) {
            super("known", null, false, false);
            this.end = end;
        }
    }

    Exploration(MemoryStore store, Run.Plot plot, Way way) {
        this.store = store;
        this.plot = plot;
        this.way = way;
        this.state = new RunState(store.real(), clock);
        this.random = new Random(way.seed());
    }

    Tally all() {
        Single calm = single(Fault.none(store.source()));
        explored(Optional.empty(), calm);
        for (int at = 0; at < calm.calls(); at++) {
            faults(at).stream().filter(first -> isOne(way.firstOneIn())).forEach(this::explore);
        }
        tally.states = judged.size();
        return tally;
    }

    private void explored(Optional<Fault> first, Single one) {
        one.passes().forEach(pass -> explored.putIfAbsent(pass.state(), new Place(first, pass.calls(), one)));
    }

    private List<Fault> faults(int at) {
        return Fault.at(at, store.source(), clock).toList();
    }

    /** One fault, up to where every second one was tried. */
    private Single single(Fault fault) {
        List<Pass> passes = new ArrayList<>();
        Run run = run(fault, at -> {
            var pass = new Pass(at.fault().calls(), digest(at));
            passes.add(pass);
            if (explored.containsKey(pass.state())) {
                throw new Known(explored.get(pass.state()).of().end());
            }
        });
        End end = end(run);
        note(fault.toString(), end);
        passes.forEach(pass -> judge(pass.state(), end));
        int calls = known(passes)
                .map(place -> run.fault().calls() - place.calls() + place.of().calls())
                .orElse(run.fault().calls());
        return new Single(passes, calls, end);
    }

    private Optional<Place> known(List<Pass> passes) {
        return passes.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(explored.get(passes.get(passes.size() - 1).state()));
    }

    /** Tries every second fault up to where all were tried. */
    private void explore(Fault first) {
        Single one = single(first);
        Optional<Place> known = known(one.passes());
        int until = known.map(place -> one.passes().get(one.passes().size() - 1).calls())
                .orElse(one.calls());
        for (int at = first.at() + 1; at < one.calls(); at++) {
            for (Fault second : faults(at)) {
                tally.pairs++;
                if (at < until) {
                    pair(first, second);
                } else if (isOne(way.checkedOneIn())) {
                    compare(first, second, known.orElseThrow(), until);
                }
            }
        }
        explored(Optional.of(first), one);
    }

    /** @param second at its place among all calls */
    private static Fault both(Fault first, Fault second) {
        return first.then(second.movedBy(-1));
    }

    private void pair(Fault first, Fault second) {
        tally.runs++;
        List<Digest> passes = new ArrayList<>();
        List<End> expected = new ArrayList<>();
        Run run = run(both(first, second), at -> {
            Digest now = digest(at);
            End end = judged.get(now);
            if (end != null && expected.isEmpty() && !isOne(way.checkedOneIn())) {
                tally.leftOff++;
                throw new Known(end);
            }
            Optional.ofNullable(end).ifPresent(expected::add);
            passes.add(now);
        });
        End end = end(run);
        String name = first + ", " + second;
        note(name, end);
        passes.forEach(pass -> judge(pass, end));
        expected.stream().limit(1).forEach(other -> alike(name, end, other));
    }

    /** What was left off, and what stands for it. */
    private void compare(Fault first, Fault second, Place place, int from) {
        Fault there = second.movedBy(place.calls() - from);
        Fault standsFor = place.first().map(fault -> both(fault, there)).orElse(there);
        String name = first + ", " + second;
        End end = end(run(both(first, second), at -> {}));
        note(name, end);
        alike(name + ", as " + standsFor, end, end(run(standsFor.fresh(), at -> {})));
    }

    private void alike(String name, End end, End other) {
        tally.checked++;
        if (!end.equals(other) && tally.unlike.size() < MEANT_MAX) {
            tally.unlike.add(plot + " " + name + ": " + end.violations() + " and " + other.violations());
        }
    }

    private boolean isOne(int in) {
        return random.nextInt(in) == 0;
    }

    /** @param afterwards looks at it when nothing is to break any more */
    private Run run(Fault fault, Consumer<Run> afterwards) {
        store.clear();
        clock.advanceTo(START);
        return new Run(store.source(), clock, plot, fault.fresh(), Defects.NONE).watchedBy(at -> {
            if (at.fault().isSpent()) {
                afterwards.accept(at);
            }
        });
    }

    private End end(Run run) {
        try {
            run.toTheEnd();
        } catch (Known known) {
            return known.end;
        }
        return new End(run.fault().isSpent() ? run.violations() : List.of("never came to its faults"), digest(run));
    }

    private Digest digest(Run run) {
        return Digest.of(way.memory().apply(state.words(run)));
    }

    private void note(String name, End end) {
        end.violations().forEach(violation -> tally.wrong.add(plot + " " + name + ": " + violation));
    }

    private void judge(Digest passed, End end) {
        if (end.violations().isEmpty()) {
            judged.putIfAbsent(passed, end);
        }
    }
}
