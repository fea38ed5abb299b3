package org.houzhen.server.payment;

import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/** One fault at one call of a run: the {@code at}-th call outside ends as planned, all others end well. */
final class Fault {
    /** Where the process or the wire breaks. */
    enum Point {
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
    enum Kind {
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

    Fault(int at, Point point, Kind kind, FailingDataSource store) {
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
    static Fault several(Random random, FailingDataSource store) {
        Fault last = null;
        for (int i = 0; i < 3; i++) {
            Point point = Point.values()[random.nextInt(Point.values().length)];
            Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
            last = new Fault(random.nextInt(CALLS), point, kind, store, Optional.ofNullable(last));
        }
        return last;
    }

    /** No fault at all. */
    static Fault none(FailingDataSource store) {
        return new Fault(-1, Point.BEFORE_SEND, Kind.OK, store);
    }

    int calls() {
        return calls;
    }

    boolean struck() {
        return at >= 0 && calls > at;
    }

    <T> Answer<T> during(boolean canRefuse, Supplier<Answer<T>> call) {
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
