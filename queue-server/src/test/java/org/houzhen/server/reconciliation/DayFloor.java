package org.houzhen.server.reconciliation;

import java.lang.reflect.Proxy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.houzhen.server.channel.BillLine;
import org.houzhen.server.channel.BillUnavailableException;
import org.houzhen.server.channel.ChannelBill;
import org.houzhen.server.channel.PaymentChannel;
import org.houzhen.server.hospital.TransactionQuery;
import org.houzhen.server.insurance.InsurerStatement;
import org.houzhen.server.insurance.TestInsurer;
import org.houzhen.server.ledger.Ledger;
import org.houzhen.server.payment.Channels;
import org.houzhen.server.payment.CoPayer;
import org.houzhen.server.payment.PaidOrders;
import org.houzhen.server.payment.PowerTransactions;
import org.houzhen.server.payment.Purpose;
import org.houzhen.server.payment.VirtualClock;
import org.houzhen.server.refund.FakeTill;
import org.houzhen.server.refund.RefundDesk;
import org.houzhen.server.refund.TestRefunds;
import org.houzhen.wire.Money;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything that takes part in a day's reconciliation over a real store; those outside say what they are told to say. */
final class DayFloor {
    static final String CHANNEL = TestRefunds.CHANNEL;

    final JdbcClient jdbc;
    final Outside outside;
    final PaidOrders orders;
    final RefundDesk refunds;
    final Ledger ledger;
    final ReconciliationBook book;
    final OurSide ours;
    final Reconciliation reconciliation;
    final DueDays days;
    final DayComparer comparer;
    final Decisions decisions;
    final Corrections corrections;
    final Optional<CoPayer> payer;

    /** What those outside say: it outlives a start of the server. */
    static final class Outside {
        final List<BillLine> bill = new ArrayList<>();
        final List<TransactionQuery.Booking> booked = new ArrayList<>();
        TransactionQuery.Answer hospital = new TransactionQuery.NotFound(true);
        PaymentChannel channel = Nobody.channel();
        Purpose purpose = Nobody.purpose();
        InsurerStatement insurer;
        /** Who takes back what the insurer holds too much. */
        TestInsurer desk;

        /** In place of the bill that is fetched. */
        ChannelBill handedIn;

        /** The channel without what a planted defect puts before it, where a test wants to tell it something. */
        FakeTill till;

        boolean silent;
        /** The day whose bill nobody can read. */
        LocalDate broken;

        private ChannelBill bill() {
            return handedIn == null ? theBill() : handedIn;
        }

        private ChannelBill theBill() {
            return new ChannelBill() {
                @Override
                public String channel() {
                    return CHANNEL;
                }

                @Override
                public List<BillLine> bill(LocalDate day) {
                    if (silent || day.equals(broken)) {
                        throw new BillUnavailableException("还没有账单。", "Not yet.");
                    }
                    return bill.stream()
                            .filter(line -> LocalDate.ofInstant(line.at(), VirtualClock.ZONE)
                                    .equals(day))
                            .toList();
                }
            };
        }

        private TransactionQuery theHospital() {
            return (TransactionQuery) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {TransactionQuery.class},
                    (proxy, method, arguments) -> method.getName().equals("query")
                            ? hospital
                            : booked.stream()
                                    .filter(one -> LocalDate.ofInstant(one.at(), VirtualClock.ZONE)
                                            .equals(arguments[1]))
                                    .toList());
        }
    }

    /** As after a start of the server. */
    DayFloor(DataSource store, VirtualClock clock, Outside outside) {
        this.outside = outside;
        jdbc = JdbcClient.create(store);
        var transactions = new PowerTransactions(store);
        orders = new PaidOrders(store, clock, outside.channel, outside.purpose);
        refunds = TestRefunds.desk(store, clock, orders, outside.channel);
        ledger = new Ledger(jdbc);
        var acts = new Acts(jdbc, transactions, clock);
        var correctionBook = new CorrectionBook(jdbc, transactions, acts, clock);
        book = new ReconciliationBook(jdbc, transactions, clock);
        ours = new OurSide(ledger, orders.cashier(), refunds, correctionBook, VirtualClock.ZONE);
        Optional<OurSettlements> settlements = Optional.ofNullable(outside.insurer)
                .map(insurer -> new OurSettlements(orders.settled(), refunds, insurer, VirtualClock.ZONE));
        List<ChannelBill> bills = settlements.isPresent() ? List.of() : List.of(outside.bill());
        TransactionQuery hospital = outside.theHospital();
        reconciliation = new Reconciliation(bills, hospital, new Reconciliation.Sides(ours, settlements), book, clock);
        var channels = new Channels(List.of(outside.channel));
        payer = Optional.ofNullable(outside.desk).map(insurer -> insurer.start(store, clock));
        var others = new Remedies.Others(orders.cashier(), refunds, channels, payer.map(any -> outside.desk.desk()));
        days = new DueDays(reconciliation, new DueDays.Begun(orders.first(), ledger), jdbc, clock, VirtualClock.ZONE);
        comparer = new DayComparer(reconciliation, days, new Remedies(book, acts, others), clock);
        corrections = new Corrections(correctionBook, book, channels, clock);
        decisions = new Decisions(
                book,
                corrections,
                new Decisions.Others(hospital, orders.cashier().manual()),
                transactions,
                clock);
    }

    void billed(String number, Money amount, VirtualClock clock) {
        outside.bill.add(
                new BillLine(number, "T-" + number, "", BillLine.Kind.PAID, amount, Money.ZERO, clock.instant()));
    }

    /** A trade that the channel undid: no number stands in its line. */
    void undone(String tradeNo, Money amount, VirtualClock clock) {
        outside.bill.add(
                new BillLine(tradeNo, "T-" + tradeNo, "", BillLine.Kind.REFUNDED, amount, Money.ZERO, clock.instant()));
    }

    /** What was done about differences of a day, as {@code ACT STATE}. */
    List<String> done(LocalDate day) {
        return jdbc.sql(
                        "select act || ' ' || state from difference_act join difference using (source, number, direction)"
                                + " where day = ? order by number, seq")
                .param(day.toString())
                .query(String.class)
                .list();
    }

    /** What stands on an account of the book, in fen. */
    long balance(String account) {
        return jdbc.sql("select coalesce(sum(case when debit = :account then amount_fen else -amount_fen end), 0)"
                        + " from ledger_entry where :account in (debit, credit)")
                .param("account", account)
                .query(Long.class)
                .single();
    }
}
