package org.houzhen.server.ebill;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.payment.FailingDataSource;
import org.houzhen.server.payment.PowerCut;
import org.houzhen.wire.Money;

/** A fiscal platform in memory that keeps to its contract, on a line where planned calls go wrong. */
final class FakePlatform implements EBillPlatform {
    /** What goes wrong with a call. */
    enum Kind {
        /** The process ends before the call leaves. */
        DIES_BEFORE,
        /** It was done; the process ends before the answer comes. */
        DIES_AFTER,
        /** The answer came; the process ends before it is stored. */
        DIES_BEFORE_STORING,
        /** It is lost and nobody knows. */
        LOST,
        /** It was done, and the answer is lost. */
        ANSWER_LOST,
        /** The answer is lost, and it is done only when the next call comes. */
        LATE,
        REFUSED
    }

    /** What goes wrong with the call of that place in the order of all. */
    record Mishap(int at, Kind kind) {}

    private final List<Mishap> plan;
    private final FailingDataSource store;
    private final Map<String, Paper> bills = new HashMap<>();
    private final Map<String, Money> amounts = new HashMap<>();
    private final Map<Paper, Paper> reds = new HashMap<>();
    private final List<String> wrong = new ArrayList<>();
    private final List<Runnable> underWay = new ArrayList<>();
    private int calls;

    FakePlatform(List<Mishap> plan, FailingDataSource store) {
        this.plan = plan;
        this.store = store;
    }

    int calls() {
        return calls;
    }

    List<String> wrong() {
        return wrong;
    }

    int issued() {
        return bills.size();
    }

    int flushed() {
        return reds.size();
    }

    /** What stands in fen. */
    long standing() {
        return bills.entrySet().stream()
                .filter(bill -> !reds.containsKey(bill.getValue()))
                .mapToLong(bill -> amounts.get(bill.getKey()).fen())
                .sum();
    }

    boolean knows(EBill bill) {
        Paper blue = bills.get(bill.busNo());
        boolean red = bill.stage() == EBillStage.FLUSHED;
        return bill.blue().equals(blue)
                && amounts.get(bill.busNo()).equals(bill.amount())
                && (!red || bill.red().equals(reds.get(blue)));
    }

    private <T> Answer<T> call(Supplier<Answer<T>> work) {
        underWay.forEach(Runnable::run);
        underWay.clear();
        int now = calls++;
        return plan.stream()
                .filter(each -> each.at() == now)
                .findFirst()
                .map(each -> strike(each.kind(), work))
                .orElseGet(work);
    }

    private <T> Answer<T> strike(Kind kind, Supplier<Answer<T>> work) {
        switch (kind) {
            case DIES_BEFORE -> throw new PowerCut();
            case LOST -> {
                return Answer.unknown("planned");
            }
            case REFUSED -> {
                return Answer.refused("E9999", "");
            }
            case LATE -> {
                underWay.add(work::get);
                return Answer.unknown("planned");
            }
            default -> {
                return after(kind, work.get());
            }
        }
    }

    private <T> Answer<T> after(Kind kind, Answer<T> answer) {
        switch (kind) {
            case DIES_AFTER -> throw new PowerCut();
            case ANSWER_LOST -> {
                return Answer.unknown("planned");
            }
            default -> {
                store.cut();
                return answer;
            }
        }
    }

    @Override
    public Answer<Paper> issue(Request request) {
        return call(() -> {
            Paper first = bills.computeIfAbsent(request.busNo(), busNo -> paper("B"));
            Money amount = amounts.computeIfAbsent(request.busNo(), busNo -> request.amount());
            if (!amount.equals(request.amount())) {
                wrong.add("another amount under the same business number");
            }
            return Answer.done(first);
        });
    }

    private Paper paper(String letter) {
        String number = letter + (bills.size() + reds.size() + 1);
        return new Paper("3301", number, "c" + number, letter.equals("B") ? "http://127.0.0.1/" + number : "");
    }

    @Override
    public Answer<Optional<Paper>> find(String busNo, String type) {
        return call(() -> Answer.done(Optional.ofNullable(bills.get(busNo))));
    }

    @Override
    public Answer<Paper> flush(Paper bill, Instant at) {
        return call(() -> {
            if (reds.containsKey(bill)) {
                return Answer.refused("E0101", "");
            }
            Paper red = paper("R");
            reds.put(bill, red);
            return Answer.done(red);
        });
    }

    @Override
    public Answer<Optional<Paper>> findRed(Paper bill) {
        return call(() -> Answer.done(Optional.ofNullable(reds.get(bill))));
    }
}
