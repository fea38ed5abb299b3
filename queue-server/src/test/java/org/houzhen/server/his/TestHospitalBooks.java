package org.houzhen.server.his;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.houzhen.server.hospital.TransactionQuery;
import org.houzhen.server.payment.PowerTransactions;
import org.houzhen.server.store.Store;
import org.houzhen.wire.Money;
import org.springframework.jdbc.core.simple.JdbcClient;

/** For tests of other modules: the reference hospital's tables of what was paid, filled by hand and read as always. */
public final class TestHospitalBooks implements AutoCloseable {
    private final Store store;
    private final HospitalTables tables;
    private int receipts;

    public TestHospitalBooks(Path folder, Clock clock) {
        store = Store.open("hospital", "jdbc:sqlite:" + folder.resolve("hospital.db"));
        tables = new HospitalTables(
                JdbcClient.create(store.dataSource()), new PowerTransactions(store.dataSource()), clock);
    }

    public TransactionQuery query() {
        return new SqlTransactionQuery(tables);
    }

    public void paid(String tradeNo, Money amount, Instant at) {
        String receipt = "S%08d".formatted(++receipts);
        tables.sql(
                        "insert into receipt (receipt_no, trade_no, lock_token, amount, payment_method, transaction_id, paid_at)"
                                + " values (?, ?, ?, ?, 'WECHAT', ?, ?)")
                .params(receipt, tradeNo, receipt, amount.fen(), receipt, at.toEpochMilli())
                .update();
    }

    @Override
    public void close() {
        store.close();
    }
}
