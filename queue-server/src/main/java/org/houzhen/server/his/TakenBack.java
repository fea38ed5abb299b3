package org.houzhen.server.his;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.houzhen.server.hospital.Bill;
import org.houzhen.server.hospital.Billing.PaidBill;
import org.houzhen.server.hospital.Billing.TakeBack;
import org.houzhen.server.hospital.HospitalErrorCode;
import org.houzhen.server.hospital.Outcome;
import org.houzhen.wire.Money;

/** Paid bills that are taken back whole (退费), as long as nothing on them was begun. */
record TakenBack(HospitalTables tables, BillRows bills) {
    private static final String PAID_BY =
            "select b.id from bill b join receipt r on r.receipt_no = b.receipt_no where r.trade_no = ? order by b.id";
    /** Something was carried out, or lies in the laboratory. */
    private static final String BEGUN = "select (select count(*) from bill_line where bill_id = :bill"
            + " and performed_at is not null) + (select count(*) from sample where bill_id = :bill and state <> 'PAID')";

    List<PaidBill> paidBy(String tradeNo) {
        return tables.sql(PAID_BY).param(tradeNo).query(String.class).list().stream()
                .map(id -> bills.find(id).orElseThrow())
                .map(row -> new PaidBill(bills.bill(row), refusal(row)))
                .toList();
    }

    private Optional<HospitalErrorCode> refusal(BillRows.BillRow row) {
        if (!row.state().equals("PAID")) {
            return Optional.of(HospitalErrorCode.REFUNDED_BEFORE);
        }
        int begun =
                tables.sql(BEGUN).param("bill", row.id()).query(Integer.class).single();
        return begun > 0 ? Optional.of(HospitalErrorCode.REFUND_PERFORMED) : Optional.empty();
    }

    Outcome<Money> takeBack(TakeBack request) {
        Optional<Money> earlier = tables.sql("select amount from refund where refund_no = ?")
                .param(request.refundNo())
                .query(Long.class)
                .optional()
                .map(Money::new);
        return earlier.map(Outcome::replayed).orElseGet(() -> takeBackNow(request));
    }

    private Outcome<Money> takeBackNow(TakeBack request) {
        hold(request.tradeNo());
        Set<String> wanted = Set.copyOf(request.billIds());
        List<PaidBill> found = paidBy(request.tradeNo()).stream()
                .filter(paid -> wanted.contains(paid.bill().id()))
                .toList();
        if (found.isEmpty() || found.size() < wanted.size()) {
            return Outcome.rejected(HospitalErrorCode.BILL_CHANGED);
        }
        Optional<HospitalErrorCode> refusal =
                found.stream().flatMap(paid -> paid.refusal().stream()).findFirst();
        Money amount = found.stream().map(PaidBill::bill).map(Bill::total).reduce(Money.ZERO, Money::plus);
        if (refusal.isEmpty() && !amount.equals(request.amount())) {
            refusal = Optional.of(HospitalErrorCode.AMOUNT_MISMATCH);
        }
        refusal.ifPresentOrElse(
                code -> {}, () -> found.forEach(paid -> strike(paid.bill().id(), request.refundNo())));
        return refusal.<Outcome<Money>>map(Outcome::rejected).orElseGet(() -> booked(request, amount));
    }

    /** Whoever carries something out on these bills now is waited for. */
    private void hold(String tradeNo) {
        tables.sql("update bill set can_merge = can_merge where receipt_no in"
                        + " (select receipt_no from receipt where trade_no = ?)")
                .param(tradeNo)
                .update();
    }

    private void strike(String billId, String refundNo) {
        tables.sql("delete from sample where bill_id = ? and state = 'PAID'")
                .param(billId)
                .update();
        tables.sql("update bill set state = 'REFUNDED', refund_no = ? where id = ?")
                .params(refundNo, billId)
                .update();
    }

    private Outcome<Money> booked(TakeBack request, Money amount) {
        String receiptNo = tables.sql("select receipt_no from receipt where trade_no = ?")
                .param(request.tradeNo())
                .query(String.class)
                .single();
        tables.sql("insert into refund (refund_no, trade_no, reference, amount, state_before, reason, refunded_at)"
                        + " values (?, ?, ?, ?, 'PAID', ?, ?)")
                .params(request.refundNo(), request.tradeNo(), receiptNo, amount.fen(), request.reason())
                .param(tables.now().toEpochMilli())
                .update();
        return Outcome.done(amount);
    }
}
