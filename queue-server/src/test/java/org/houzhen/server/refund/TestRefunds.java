package org.houzhen.server.refund;

import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.houzhen.server.channel.PaymentChannel;
import org.houzhen.server.payment.Channels;
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

    /** What the desk's loop does after a start. */
    public static void resume(RefundDesk desk) {
        desk.resume();
    }

    /** What it does every half second. */
    public static void tick(RefundDesk desk) {
        desk.tick();
    }
}
