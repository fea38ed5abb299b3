package org.houzhen.server.payment;

import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

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
        NOWHERE
    }

    /** What the other side would have answered, or whether nobody knows. */
    public enum Kind {
        OK,
        REFUSED,
        UNKNOWN
    }

    private static final int CALLS = 12;

    private final int at;
    private final Point point;
    private final Kind kind;
    private final FailingDataSource store;
    private final Optional<Fault> next;
    private int calls;

    public Fault(int at, Point point, Kind kind, FailingDataSource store) {
        this(at, point, kind, store, Optional.empty());
    }

    private Fault(int at, Point point, Kind kind, FailingDataSource store, Optional<Fault> next) {
        this.next = next;
        this.at = at;
        this.point = point;
        this.kind = kind;
        this.store = store;
    }

    /** Up to three faults of chance among the first calls. */
    public static Fault several(Random random, FailingDataSource store) {
        Fault last = null;
        for (int i = 0; i < 3; i++) {
            Point point = Point.values()[random.nextInt(Point.values().length)];
            Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
            last = new Fault(random.nextInt(CALLS), point, kind, store, Optional.ofNullable(last));
        }
        return last;
    }

    /** This fault, and then another one, both as if they had never struck; the other counts the calls that this one lets through. */
    public Fault then(Fault other) {
        Fault second = new Fault(other.at, other.point, other.kind, other.store, Optional.empty());
        return new Fault(at, point, kind, store, Optional.of(second));
    }

    public boolean isBefore(Fault other) {
        return at < other.at;
    }

    /** Whether it differs from all others: what was never sent was not refused, and an answer that is as hoped is no fault. */
    public boolean isOfItsOwnKind() {
        boolean unsentAndRefused = point == Point.BEFORE_SEND && kind == Kind.REFUSED;
        return !unsentAndRefused && !(point == Point.NOWHERE && kind == Kind.OK);
    }

    /** No fault at all. */
    public static Fault none(FailingDataSource store) {
        return new Fault(-1, Point.BEFORE_SEND, Kind.OK, store);
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

    private <T> Answer<T> answer(boolean canRefuse, Supplier<Answer<T>> call) {
        return kind == Kind.REFUSED && canRefuse ? Answer.refused("PLANNED", "按计划拒绝。") : call.get();
    }

    @Override
    public String toString() {
        return "call " + at + " " + point + " " + kind;
    }
}
