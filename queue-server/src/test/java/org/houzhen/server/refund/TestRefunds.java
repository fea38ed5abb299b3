package org.houzhen.server.refund;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.houzhen.server.channel.PaymentChannel;
import org.houzhen.server.payment.Cashier;
import org.houzhen.server.payment.Channels;
import org.houzhen.server.payment.FailingDataSource;
import org.houzhen.server.payment.Fault;
import org.houzhen.server.payment.PaidOrders;
import org.houzhen.server.payment.PowerTransactions;
import org.houzhen.server.payment.Workers;
import org.springframework.jdbc.core.simple.JdbcClient;

/** For tests of other modules: a refund desk over a store, before a hospital that takes everything back. */
public final class TestRefunds {
    /** The channel that {@link PaidOrders} are paid by. */
    public static final String CHANNEL = "FAKE";

    private TestRefunds() {}

    public static RefundDesk desk(DataSource store, Clock clock, PaidOrders orders, PaymentChannel channel) {
        return desk(store, clock, orders, channel, new FakeWard(Fault.none(null)));
    }

    /** Before a hospital of the caller's own. */
    public static RefundDesk desk(
            DataSource store, Clock clock, PaidOrders orders, PaymentChannel channel, Reversal hospital) {
        var refunds = RefundConfiguration.refunds(
                JdbcClient.create(store), new PowerTransactions(store), clock, orders.cashier()::find);
        var till = new Till(orders.cashier(), new Channels(List.of(channel)));
        RefundSaga saga = RefundConfiguration.saga(refunds, till, List.of(hospital), orders.site());
        return new RefundDesk(orders.cashier(), refunds, saga, orders.site(), Workers.of(Runnable::run));
    }

    /** Where nothing goes back but the money of orders that came to people. */
    public static RefundDesk unposted(
            FailingDataSource store, Clock clock, Cashier cashier, Cashier.Site site, PaymentChannel channel) {
        var refunds = RefundConfiguration.refunds(store.jdbc(), new PowerTransactions(store), clock, cashier::find);
        var till = new Till(cashier, new Channels(List.of(channel)));
        RefundSaga saga = RefundConfiguration.saga(refunds, till, List.of(new UnpostedReversal(cashier)), site);
        return new RefundDesk(cashier, refunds, saga, site, Workers.of(Runnable::run));
    }

    /** When something of a refund is due next; empty where nothing is open. */
    public static Optional<Instant> nextAt(RefundOrder refund) {
        return refund.stage().open() ? Optional.of(refund.progress().nextAt()) : Optional.empty();
    }

    /** What the desk's loop does after a start. */
    public static void resume(RefundDesk desk) {
        desk.resume();
    }

    /** What it does every half second. */
    public static void tick(RefundDesk desk) {
        desk.tick();
    }
}
