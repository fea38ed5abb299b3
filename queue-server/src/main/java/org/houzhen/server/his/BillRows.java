package org.houzhen.server.his;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.houzhen.server.hospital.Bill;
import org.houzhen.wire.Money;

/** Reads bills and changes their states, each in one statement that fails when another was first. */
record BillRows(HospitalTables tables) {
    /**
     * A bill as stored.
     *
     * @param state UNPAID, PAID, REFUNDED or VOID
     * @param holder who holds it now; empty when nobody does
     */
    record BillRow(
            String id,
            String registerNo,
            String patientId,
            String department,
            String doctor,
            long billedAt,
            int canMerge,
            String state,
            String holder) {}

    private record LineRow(
            String itemCode, String item, int quantity, String unit, long price, long amount, String place) {}

    private static final String BILL =
            "select b.*, coalesce((select l.holder from bill_lock l where l.token = b.lock_token"
                    + " and b.state = 'UNPAID' and b.lock_expires >= :now), '') as holder from bill b";

    Optional<BillRow> find(String id) {
        return tables.sql(BILL + " where b.id = :id")
                .param("id", id)
                .param("now", tables.now().toEpochMilli())
                .query(BillRow.class)
                .optional();
    }

    Optional<BillRow> ofRequest(String requestId) {
        return tables.sql(BILL + " where b.request_id = :request")
                .param("request", requestId)
                .param("now", tables.now().toEpochMilli())
                .query(BillRow.class)
                .optional();
    }

    List<BillRow> unpaid(String patientId, Instant since) {
        return tables.sql(BILL + " where b.patient_id = :patient and b.state = 'UNPAID' and b.billed_at >= :since"
                        + " order by b.billed_at desc, b.id desc")
                .param("patient", patientId)
                .param("since", since.toEpochMilli())
                .param("now", tables.now().toEpochMilli())
                .query(BillRow.class)
                .list();
    }

    Bill bill(BillRow row) {
        List<Bill.Line> lines = lines(row.id());
        return new Bill(
                row.id(),
                row.registerNo(),
                row.patientId(),
                row.department(),
                row.doctor(),
                Instant.ofEpochMilli(row.billedAt()),
                lines.stream().map(Bill.Line::amount).reduce(Money.ZERO, Money::plus),
                lines,
                row.canMerge() == 1,
                row.holder());
    }

    private List<Bill.Line> lines(String billId) {
        return tables
                .sql("select item_code, item, quantity, unit, price, amount, place from bill_line"
                        + " where bill_id = ? order by position")
                .param(billId)
                .query(LineRow.class)
                .list()
                .stream()
                .map(line -> new Bill.Line(
                        line.itemCode(),
                        line.item(),
                        line.quantity(),
                        line.unit(),
                        new Money(line.price()),
                        new Money(line.amount()),
                        line.place()))
                .toList();
    }

    /** Holds a bill for a token, or holds it longer. */
    boolean lock(String billId, String token, Instant now, Instant expires) {
        return tables.sql("update bill set lock_token = :token, lock_expires = :expires where id = :id"
                                + " and state = 'UNPAID'"
                                + " and (lock_token is null or lock_token = :token or lock_expires < :now)")
                        .param("token", token)
                        .param("expires", expires.toEpochMilli())
                        .param("id", billId)
                        .param("now", now.toEpochMilli())
                        .update()
                == 1;
    }

    /** Pays a bill of a token; an expired lock still counts while nobody else holds the bill. */
    boolean pay(String billId, String token, String receiptNo, Instant now) {
        return tables.sql("update bill set state = 'PAID', receipt_no = :receipt where id = :id and state = 'UNPAID'"
                                + " and (lock_token is null or lock_token = :token or lock_expires < :now)")
                        .param("receipt", receiptNo)
                        .param("id", billId)
                        .param("token", token)
                        .param("now", now.toEpochMilli())
                        .update()
                == 1;
    }

    void release(String token) {
        tables.sql("update bill set lock_token = null, lock_expires = null where lock_token = ? and state = 'UNPAID'")
                .param(token)
                .update();
    }
}
