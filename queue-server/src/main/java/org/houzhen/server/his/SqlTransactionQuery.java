package org.houzhen.server.his;

import java.time.Instant;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.TransactionQuery;
import org.houzhen.wire.Money;
import org.springframework.dao.DataAccessException;

/** Reads the tables that commits write, so that its "not found" is the truth. */
final class SqlTransactionQuery implements TransactionQuery {
    private record Row(String reference, String receiptNo, long amount, long at) {}

    private final HospitalTables tables;

    SqlTransactionQuery(HospitalTables tables) {
        this.tables = tables;
    }

    @Override
    public Answer query(CallContext context, String tradeNo) {
        try {
            return tables.sql("select register_no as reference, receipt_no, fee as amount, registered_at as at"
                            + " from registration where trade_no = :trade union all"
                            + " select receipt_no, receipt_no, amount, paid_at from receipt where trade_no = :trade")
                    .param("trade", tradeNo)
                    .query(Row.class)
                    .optional()
                    .<Answer>map(row -> new Found(
                            row.reference(), row.receiptNo(), new Money(row.amount()), Instant.ofEpochMilli(row.at())))
                    .orElseGet(() -> new NotFound(true));
        } catch (DataAccessException e) {
            return new NotKnown(e.getClass().getSimpleName());
        }
    }
}
