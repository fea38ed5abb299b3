package org.houzhen.server.payment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.houzhen.server.channel.Answer;

/** One fault at one call of a run: the {@code at}-th call outside ends as planned, all others end well. */
public final class Fault {
    /** Where the process or the wire breaks. */
    public enum Point {
        /** The process ends before the request leaves; or, where nobody knows, the request is lost. */
        BEFORE_SEND,
        /** It was done, and the process ends; or, where nobody knows, the answer is lost. */
        ANSWER_LOST,
        /** The answer came, and the process ends before it is stored. */
        NOT_STORED,
        /** The process lives; it is the answer that is not what was hoped for. */
        NOWHERE,
        /** The process lives; the kiosk's agent ends meanwhile. Only where a kiosk takes part. */
        KIOSK;

        /** What can come of a call that breaks here. */
        Set<Kind> kinds() {
            return switch (this) {
                case NOWHERE -> EnumSet.allOf(Kind.class);
                case KIOSK -> EnumSet.of(Kind.OK);
                default -> EnumSet.range(Kind.OK, Kind.UNKNOWN);
            };
        }
    }

    /** What the other side would have answered, or whether nobody knows. */
    public enum Kind {
        OK,
        REFUSED,
        UNKNOWN,
        /** The request is delayed on its way: nobody knows, and it is done later all the same. */
        LATE,
        /** The request arrives twice. */
        TWICE
    }

    private static final Duration LATE_BY = Duration.ofSeconds(20);
    /** So long a kiosk takes to come back. */
    private static final Duration BOOT = Duration.ofSeconds(40);

    private static final int CALLS = 12;

    private final int at;
    private final Point point;
    private final Kind kind;
    private final FailingDataSource store;
    private final Optional<Fault> next;
    private final Clock clock;
    private Optional<Late> late = Optional.empty();
    private Optional<Instant> kioskBackAt = Optional.empty();
    private boolean refused;
    private int calls;

    private record Late(Instant at, Runnable work) {}

    public Fault(int at, Point point, Kind kind, FailingDataSource store) {
        this(at, point, kind, store, Clock.systemUTC());
    }

    public Fault(int at, Point point, Kind kind, FailingDataSource store, Clock clock) {
        this.at = at;
        this.point = point;
        this.kind = kind;
        this.store = store;
        this.clock = clock;
        this.next = Optional.empty();
    }

    private Fault(Fault first, Fault next) {
        this.at = first.at;
        this.point = first.point;
        this.kind = first.kind;
        this.store = first.store;
        this.clock = first.clock;
        this.next = Optional.of(next);
    }

    /** Every fault at one call, the end of the kiosk's agent among them; those that come to the same are one. */
    static Stream<Fault> at(int call, FailingDataSource store, Clock clock) {
        Stream<Fault> ours = Stream.of(Point.values())
                .flatMap(point -> point.kinds().stream().map(kind -> new Fault(call, point, kind, store, clock)))
                .filter(Fault::isOfItsOwnKind);
        return Stream.concat(ours, Stream.of(new Fault(call, Point.KIOSK, Kind.OK, store, clock)));
    }

    /** Up to three faults of chance among the first calls. */
    public static Fault several(Random random, FailingDataSource store) {
        return several(random, store, Clock.systemUTC());
    }

    static Fault several(Random random, FailingDataSource store, Clock clock) {
        Fault last = none(store);
        for (int i = 0; i < 3; i++) {
            Point point = Point.values()[random.nextInt(Point.values().length)];
            Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
            last = new Fault(random.nextInt(CALLS), point, kind, store, clock).then(last);
        }
        return last;
    }

    /** This fault, and then another one, both as if they had never struck; the other counts the calls that this one lets through. */
    public Fault then(Fault other) {
        return new Fault(this, other.fresh());
    }

    /** The same as if it had never struck. */
    Fault fresh() {
        Fault fresh = new Fault(at, point, kind, store, clock);
        return next.map(after -> new Fault(fresh, after.fresh())).orElse(fresh);
    }

    /** Whether somebody has said no as planned. */
    public boolean refused() {
        return refused || next.map(Fault::refused).orElse(false);
    }

    /** Whether the process ends by it, and everybody outside does as hoped. */
    boolean isPowerCut() {
        return point != Point.NOWHERE && point != Point.KIOSK && kind == Kind.OK;
    }

    /** Whether nothing is to break any more; what is delayed may still be on its way. */
    boolean isSpent() {
        return (at < 0 || struck()) && next.map(Fault::isSpent).orElse(true);
    }

    /** What is on its way, told apart by the faults that delayed it; empty when nothing is. */
    String delayed() {
        return lateAt().isEmpty() ? "" : names() + " " + Duration.between(clock.instant(), lateAt().orElseThrow());
    }

    private String names() {
        String late = this.late.map(one -> " at " + one.at()).orElse("");
        return this + late + next.map(other -> ", " + other.names()).orElse("");
    }

    int at() {
        return at;
    }

    /** The same by so many calls later. */
    Fault movedBy(int calls) {
        return new Fault(at + calls, point, kind, store, clock);
    }

    public boolean isBefore(Fault other) {
        return at < other.at;
    }

    /** Whether it differs from all others for us: what was never sent was not refused, and an answer that is as hoped is no fault. */
    public boolean isOfItsOwnKind() {
        boolean unsentAndRefused = point == Point.BEFORE_SEND && kind == Kind.REFUSED;
        boolean asHoped = kind == Kind.OK && (point == Point.NOWHERE || point == Point.KIOSK);
        return point.kinds().contains(kind) && !unsentAndRefused && !asHoped;
    }

    /** When the kiosk's agent is there again, or was, after it ended. */
    Optional<Instant> kioskBackAt() {
        return next.flatMap(Fault::kioskBackAt).or(() -> kioskBackAt);
    }

    /** No fault at all. */
    public static Fault none(FailingDataSource store) {
        return new Fault(-1, Point.BEFORE_SEND, Kind.OK, store, Clock.systemUTC());
    }

    /** When a delayed request arrives, if one is on its way. */
    public Optional<Instant> lateAt() {
        return late.map(Late::at)
                .or(() -> next.flatMap(Fault::lateAt))
                .map(mine -> next.flatMap(Fault::lateAt)
                        .filter(other -> other.isBefore(mine))
                        .orElse(mine));
    }

    /** Lets what is due arrive. */
    public void arrive() {
        Optional<Late> due = late.filter(one -> !clock.instant().isBefore(one.at()));
        if (due.isPresent()) {
            late = Optional.empty();
            due.get().work().run();
        }
        next.ifPresent(Fault::arrive);
    }

    public int calls() {
        return calls;
    }

    public boolean struck() {
        return at >= 0 && calls > at;
    }

    public <T> Answer<T> during(boolean canRefuse, Supplier<Answer<T>> call) {
        if (calls++ != at) {
            return next.map(other -> other.during(canRefuse, call)).orElseGet(call);
        }
        return switch (point) {
            case BEFORE_SEND -> beforeSend();
            case ANSWER_LOST -> answerLost(canRefuse, call);
            case NOT_STORED -> notStored(canRefuse, call);
            case NOWHERE -> kind == Kind.UNKNOWN ? Answer.unknown("busy") : answer(canRefuse, call);
            case KIOSK -> withoutKiosk(call);
        };
    }

    private <T> Answer<T> beforeSend() {
        if (kind == Kind.UNKNOWN) {
            return Answer.unknown("not sent");
        }
        throw new PowerCut();
    }

    private <T> Answer<T> answerLost(boolean canRefuse, Supplier<Answer<T>> call) {
        answer(canRefuse, call);
        if (kind == Kind.UNKNOWN) {
            return Answer.unknown("answer lost");
        }
        throw new PowerCut();
    }

    private <T> Answer<T> notStored(boolean canRefuse, Supplier<Answer<T>> call) {
        Answer<T> answer = answer(canRefuse, call);
        store.cut();
        return kind == Kind.UNKNOWN ? Answer.unknown("answer lost") : answer;
    }

    private <T> Answer<T> withoutKiosk(Supplier<Answer<T>> call) {
        kioskBackAt = Optional.of(clock.instant().plus(BOOT));
        return call.get();
    }

    private <T> Answer<T> answer(boolean canRefuse, Supplier<Answer<T>> call) {
        return switch (kind) {
            case REFUSED -> canRefuse ? refuse() : call.get();
            case LATE -> {
                late = Optional.of(new Late(clock.instant().plus(LATE_BY), call::get));
                yield Answer.unknown("no answer in time");
            }
            case TWICE -> {
                call.get();
                yield call.get();
            }
            case OK, UNKNOWN -> call.get();
        };
    }

    private <T> Answer<T> refuse() {
        refused = true;
        return Answer.refused("PLANNED", "按计划拒绝。");
    }

    @Override
    public String toString() {
        return "call " + at + " " + point + " " + kind;
    }
}
