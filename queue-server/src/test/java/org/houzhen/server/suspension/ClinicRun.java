package org.houzhen.server.suspension;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.journal.Journal;
import org.houzhen.server.payment.FailingDataSource;
import org.houzhen.server.payment.Fault;
import org.houzhen.server.payment.PaidOrders;
import org.houzhen.server.payment.PowerCut;
import org.houzhen.server.payment.PowerTransactions;
import org.houzhen.server.payment.Purpose;
import org.houzhen.server.payment.Stage;
import org.houzhen.server.payment.VirtualClock;
import org.houzhen.server.queue.Floor;
import org.houzhen.server.refund.FakeTill;
import org.houzhen.server.refund.RefundDesk;
import org.houzhen.server.refund.RefundOrder;
import org.houzhen.server.refund.RefundStage;
import org.houzhen.server.refund.TestRefunds;
import org.houzhen.server.registration.ClinicRefunds;
import org.houzhen.server.registration.ClinicRefunds.Opening;
import org.houzhen.server.registration.TestClinicRefunds;
import org.houzhen.wire.Money;
import org.houzhen.wire.MoneyBack;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The morning of {@link Floors}: from what stands in the journal to the last fen, with faults on the way. */
final class ClinicRun {
    static final Money PRICE = new Money(1_250);
    private static final int ROUNDS_MAX = 200;

    private final FailingDataSource store;
    private final VirtualClock clock;
    private final Floor floor;
    private final Fault fault;
    private final Defects defects;
    private final ClinicHospital hospital;
    private final FakeTill till;
    private final TradeNo paid;
    private final TradeNo undecided;
    private final TradeNo anotherDay;
    private final TradeNo free;
    private PaidOrders orders;
    private RefundDesk desk;
    private ClinicRefunds refunds;
    private RefundOpener opener;
    private Decisions decisions;
    private int restarts;
    private boolean quiet;

    /** What a refund is opened by. */
    record Tools(RefundDesk desk, Decisions decisions, TradeNo paid) {}

    /**
     * What a planted defect makes of the parts.
     *
     * @param journal as it is read after a restart
     */
    record Defects(
            UnaryOperator<Journal> journal,
            BiFunction<Tools, BiFunction<String, String, Opening>, BiFunction<String, String, Opening>> opening) {
        static final Defects NONE = new Defects(journal -> journal, (tools, real) -> real);
    }

    ClinicRun(FailingDataSource store, VirtualClock clock, Floor floor, Fault fault, Defects defects) {
        this.store = store;
        this.clock = clock;
        this.floor = floor;
        this.fault = fault;
        this.defects = defects;
        this.hospital = new ClinicHospital(fault);
        this.till = new FakeTill(clock, fault, PRICE);
        forgetEarlierRuns();
        PaidOrders before = orders();
        paid = before.paid(TestClinicRefunds.KIND, PRICE, Stage.DONE);
        undecided = before.paid(TestClinicRefunds.KIND, PRICE, Stage.DONE);
        anotherDay = before.paid(TestClinicRefunds.KIND, PRICE, Stage.DONE);
        free = before.paid(TestClinicRefunds.KIND, Money.ZERO, Stage.DONE);
        hospital.registers(Floors.REFUND, paid.value(), PRICE);
        hospital.registers(Floors.UNDECIDED, undecided.value(), PRICE);
        hospital.registers(Floors.ANOTHER_DAY, anotherDay.value(), PRICE);
        hospital.registers(Floors.AT_WINDOW, "WINDOW-7", PRICE);
        hospital.registers(Floors.FREE, free.value(), Money.ZERO);
    }

    /** All runs read the same journal, so what they opened bears the same keys. */
    private void forgetEarlierRuns() {
        store.powerOn();
        JdbcClient jdbc = JdbcClient.create(store);
        for (String table :
                List.of("suspended_refund", "suspended_read", "suspended_since", "refund_step", "refund_order")) {
            jdbc.sql("delete from " + table).update();
        }
    }

    void wasSeen() {
        hospital.wasSeen = true;
    }

    private PaidOrders orders() {
        return new PaidOrders(store, clock, till, purpose());
    }

    private static Purpose purpose() {
        return (Purpose) Proxy.newProxyInstance(
                Purpose.class.getClassLoader(), new Class<?>[] {Purpose.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("kind")) {
                        return TestClinicRefunds.KIND;
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    /** As the server starts, with what the disk holds. */
    private void start() {
        orders = orders();
        desk = TestRefunds.desk(
                store, clock, orders, till, TestClinicRefunds.reversal(hospital.port(), floor.office, clock));
        refunds = TestClinicRefunds.of(hospital.port(), floor.office, orders.cashier(), desk, clock);
        decisions = new Decisions(JdbcClient.create(store), new PowerTransactions(store));
        Journal journal = restarts > 0 ? defects.journal().apply(floor.journal) : floor.journal;
        opener = new RefundOpener(
                new DecisionReader(journal, decisions, clock),
                decisions,
                defects.opening().apply(new Tools(desk, decisions, paid), refunds::open),
                () -> List.of(floor.areas.today("B")),
                clock);
        opener.start();
        TestRefunds.resume(desk);
    }

    int restarts() {
        return restarts;
    }

    /** Lets time pass until nothing is left to do; where the power goes, the server starts again. */
    ClinicRun toTheEnd() {
        for (int i = 0; i < ROUNDS_MAX && !quiet; i++) {
            surviving(() -> opener.round());
            surviving(() -> TestRefunds.tick(desk));
            fault.arrive();
            clock.advance(Duration.ofSeconds(20));
            surviving(() -> quiet = isQuiet() && fault.lateAt().isEmpty());
        }
        store.powerOn(); // What looks at the books afterwards has light.
        return this;
    }

    private boolean isQuiet() {
        Instant far = clock.instant().plus(Duration.ofDays(1));
        return decisions.readTo(floor.areas.today("B")) > 0
                && decisions.due(far, 1).isEmpty()
                && of(paid).stream().noneMatch(refund -> refund.stage().open())
                && of(free).stream().noneMatch(refund -> refund.stage().open());
    }

    private void surviving(Runnable part) {
        Runnable now = part;
        while (true) {
            try {
                if (opener == null) {
                    start();
                }
                now.run();
                return;
            } catch (PowerCut cut) {
                restarts++;
                opener = null;
                store.powerOn();
                now = () -> {};
            }
        }
    }

    private List<RefundOrder> of(TradeNo trade) {
        return desk.of(trade);
    }

    /** What does not add up; empty when all does. */
    List<String> violations() {
        List<String> wrong = new ArrayList<>();
        checkChosen(wrong, Floors.REFUND, paid, PRICE);
        checkChosen(wrong, Floors.FREE, free, Money.ZERO);
        checkUntouched(wrong, Floors.UNDECIDED, undecided);
        checkUntouched(wrong, Floors.ANOTHER_DAY, anotherDay);
        long explained = of(paid).stream()
                .mapToLong(refund -> till.returned(refund.refundNo()).fen())
                .sum();
        check(wrong, till.returnedFen() == explained, "unaccounted fen: " + (till.returnedFen() - explained));
        check(wrong, till.returnedFen() <= PRICE.fen(), "more returned than was paid");
        check(wrong, !till.hurried(), "asked for money twice within a minute");
        Instant far = clock.instant().plus(Duration.ofDays(1));
        check(wrong, decisions.due(far, 1).isEmpty(), "still asked for");
        MoneyBack atWindow = refunds.of(hospital.registration(Floors.AT_WINDOW));
        check(wrong, atWindow.state() == MoneyBack.State.FOR_A_PERSON, "the window is not told");
        boolean refused = fault.refused();
        check(wrong, refused || !hospital.stands(Floors.AT_WINDOW), "the window pays back what stands");
        return wrong;
    }

    private void checkChosen(List<String> wrong, String registerNo, TradeNo trade, Money price) {
        List<RefundOrder> made = of(trade);
        check(wrong, !made.isEmpty(), "chose, and nobody gives it back");
        check(wrong, made.size() <= 1, "one choice, several refunds");
        for (RefundOrder refund : made) {
            boolean done = refund.stage() == RefundStage.DONE;
            Money back = till.returned(refund.refundNo());
            check(wrong, !refund.stage().open(), "not over: " + refund.stage());
            check(wrong, !done || refund.amount().equals(price), "not the whole");
            check(wrong, !done || back.equals(price), "done without the money");
            check(wrong, !done || !hospital.stands(registerNo), "done, and the hospital has it still");
            check(wrong, back.fen() == 0 || !hospital.stands(registerNo), "money back for what stands");
            check(wrong, refund.origin().by().startsWith("staff:"), "nobody has decided it");
        }
        checkTold(wrong, registerNo, made);
    }

    /** What pages say is what is so. */
    private void checkTold(List<String> wrong, String registerNo, List<RefundOrder> made) {
        MoneyBack told = refunds.of(hospital.registration(registerNo));
        for (RefundOrder refund : made) {
            MoneyBack.State so = switch (refund.stage()) {
                case DONE ->
                    refund.amount().equals(Money.ZERO) ? MoneyBack.State.NOTHING_PAID : MoneyBack.State.REFUNDED;
                case MANUAL -> MoneyBack.State.STUCK;
                case REFUSED -> MoneyBack.State.FOR_A_PERSON;
                default -> MoneyBack.State.REFUNDING;
            };
            check(wrong, told.state() == so, "told " + told.state() + " of " + refund.stage());
            boolean needsReason = so == MoneyBack.State.STUCK || so == MoneyBack.State.FOR_A_PERSON;
            check(wrong, needsReason == (told.why() != null), "a person is told no reason");
        }
    }

    private void checkUntouched(List<String> wrong, String registerNo, TradeNo trade) {
        check(wrong, of(trade).isEmpty(), "money back that nobody asked for");
        check(wrong, !hospital.isTouched(registerNo), "cancelled, and nobody asked for it");
    }

    private static void check(List<String> wrong, boolean holds, String otherwise) {
        if (!holds) {
            wrong.add(otherwise);
        }
    }
}
