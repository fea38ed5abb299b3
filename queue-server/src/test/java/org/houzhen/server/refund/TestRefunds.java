package org.houzhen.server.refund;

import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.houzhen.server.payment.PaidOrders;
import org.houzhen.server.payment.PowerTransactions;
import org.houzhen.server.payment.Workers;
import org.springframework.jdbc.core.simple.JdbcClient;

/** For tests of other modules: a refund desk over a store, which gives nothing back. */
public final class TestRefunds {
    /** The channel that {@link PaidOrders} are paid by. */
    public static final String CHANNEL = "FAKE";

    private TestRefunds() {}

    public static RefundDesk desk(DataSource store, Clock clock, PaidOrders orders) {
        var refunds = RefundConfiguration.refunds(
                JdbcClient.create(store), new PowerTransactions(store), clock, orders.cashier()::find);
        RefundSaga saga = RefundConfiguration.saga(refunds, null, List.of(), orders.site());
        return new RefundDesk(orders.cashier(), refunds, saga, orders.site(), Workers.of(Runnable::run));
    }
}
