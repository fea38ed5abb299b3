package org.houzhen.server.his;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.TransactionQuery;
import org.houzhen.wire.Money;
import org.springframework.dao.DataAccessException;

/** Reads the tables that commits write, so that its "not found" is the truth; what was cancelled stands no more, and is not found. */
final class SqlTransactionQuery implements TransactionQuery {
    private record Row(String reference, String receiptNo, long amount, long at) {}

    private record BookingRow(String tradeNo, String refundNo, String reference, long amount, long at) {
        Booking booking() {
            return new Booking(tradeNo, refundNo, reference, new Money(amount), Instant.ofEpochMilli(at));
        }
    }

    private final HospitalTables tables;

    SqlTransactionQuery(HospitalTables tables) {
        this.tables = tables;
    }

    @Override
    public List<Booking> booked(CallContext context, LocalDate day) {
        ZoneId zone = tables.clock().getZone();
        return tables.read(
                "bookings",
                () -> tables
                        .sql("select trade_no, '' as refund_no, register_no as reference,"
                                + " fee as amount, registered_at as at from registration"
                                + " where registered_at >= :from and registered_at < :to"
                                + " union all select trade_no, '', receipt_no, amount, paid_at from receipt"
                                + " where paid_at >= :from and paid_at < :to"
                                + " union all select trade_no, refund_no, reference, amount, refunded_at from refund"
                                + " where refunded_at >= :from and refunded_at < :to and undone = 0 order by 5, 1, 2")
                        .param("from", day.atStartOfDay(zone).toInstant().toEpochMilli())
                        .param(
                                "to",
                                day.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli())
                        .query(BookingRow.class)
                        .list()
                        .stream()
                        .map(BookingRow::booking)
                        .toList());
    }

    @Override
    public Answer query(CallContext context, String tradeNo) {
        try {
            return tables.sql("select register_no as reference, receipt_no, fee as amount, registered_at as at"
                            + " from registration where trade_no = :trade and state <> 'CANCELLED' union all"
                            + " select receipt_no, receipt_no, amount, paid_at from receipt where trade_no = :trade"
                            + " and exists (select 1 from bill where bill.receipt_no = receipt.receipt_no"
                            + " and bill.state <> 'REFUNDED')")
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
