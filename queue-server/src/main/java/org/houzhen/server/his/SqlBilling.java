package org.houzhen.server.his;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.houzhen.server.hospital.Bill;
import org.houzhen.server.hospital.BillLock;
import org.houzhen.server.hospital.Billing;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.HospitalErrorCode;
import org.houzhen.server.hospital.Outcome;
import org.houzhen.server.hospital.Receipt;
import org.houzhen.wire.Money;

/** The reference hospital's cash desk. A paid laboratory line becomes a sample at once. */
final class SqlBilling implements Billing {
    /** A hold as stored; its state is LIVE, RELEASED or COMMITTED. */
    private record LockRow(String token, String patientId, long expiresAt, String state) {}

    private record ReceiptRow(String receiptNo, String tradeNo, long amount, long paidAt) {}

    private record GuideRow(String place, String item, String advice) {}

    private final HospitalTables tables;
    private final HospitalRules rules;
    private final BillRows bills;
    private final SampleRows samples;
    private final Supplier<String> tokens;
    private final TakenBack takenBack;

    SqlBilling(HospitalTables tables, HospitalRules rules, Supplier<String> tokens) {
        this.tables = tables;
        this.rules = rules;
        this.bills = new BillRows(tables);
        this.samples = new SampleRows(tables);
        this.tokens = tokens;
        this.takenBack = new TakenBack(tables, bills);
    }

    @Override
    public List<Bill> unpaid(CallContext context, String patientId) {
        Instant since = tables.now().minus(rules.billsExpireAfter());
        return tables.read(
                "unpaid",
                () -> bills.unpaid(patientId, since).stream().map(bills::bill).toList());
    }

    @Override
    public Outcome<BillLock> lock(CallContext context, LockBills request) {
        return tables.change(() -> {
            Optional<LockRow> earlier = lockOfRequest(context.requestId());
            if (earlier.isPresent() && !earlier.get().state().equals("LIVE")) {
                return Outcome.rejected(HospitalErrorCode.LOCK_EXPIRED);
            }
            String token = earlier.map(LockRow::token).orElseGet(tokens);
            return lock(context, request, token, earlier.isPresent());
        });
    }

    private Outcome<BillLock> lock(CallContext context, LockBills request, String token, boolean repeated) {
        Instant now = tables.now();
        Instant expires = now.plus(request.timeToLive());
        var found = new ArrayList<Bill>();
        for (String id : request.billIds().stream().distinct().sorted().toList()) {
            Optional<BillRows.BillRow> bill = bills.find(id);
            Optional<HospitalErrorCode> refusal = refusal(request, bill);
            if (refusal.isPresent()) {
                return Outcome.rejected(refusal.get());
            }
            if (!bills.lock(id, token, now, expires)) {
                return Outcome.rejected(HospitalErrorCode.BILL_LOCKED);
            }
            found.add(bills.bill(bill.get()));
        }
        if (found.isEmpty()) {
            return Outcome.rejected(HospitalErrorCode.BILL_CHANGED);
        }
        var lock = new BillLock(token, List.copyOf(found), total(found), expires);
        store(context, request, lock);
        return repeated ? Outcome.replayed(lock) : Outcome.done(lock);
    }

    private static Optional<HospitalErrorCode> refusal(LockBills request, Optional<BillRows.BillRow> bill) {
        if (bill.isEmpty() || !bill.get().patientId().equals(request.patientId())) {
            return Optional.of(HospitalErrorCode.BILL_CHANGED);
        }
        boolean alone = bill.get().canMerge() == 1 || request.billIds().size() == 1;
        return switch (bill.get().state()) {
            case "PAID" -> Optional.of(HospitalErrorCode.ALREADY_PAID);
            case "VOID", "REFUNDED" -> Optional.of(HospitalErrorCode.BILL_CHANGED);
            default -> alone ? Optional.empty() : Optional.of(HospitalErrorCode.BILL_NOT_MERGEABLE);
        };
    }

    private void store(CallContext context, LockBills request, BillLock lock) {
        tables.sql("insert into bill_lock (token, request_id, patient_id, holder, total, expires_at, state, version)"
                        + " values (?, ?, ?, ?, ?, ?, 'LIVE', 0)"
                        + " on conflict (token) do update set expires_at = excluded.expires_at")
                .params(
                        lock.token(),
                        context.requestId(),
                        request.patientId(),
                        context.terminal().isEmpty() ? context.operator() : context.terminal(),
                        lock.total().fen(),
                        lock.expiresAt().toEpochMilli())
                .update();
        for (Bill bill : lock.bills()) {
            tables.sql("insert into bill_lock_item (token, bill_id) values (?, ?) on conflict do nothing")
                    .params(lock.token(), bill.id())
                    .update();
        }
    }

    @Override
    public Outcome<Receipt> commit(CallContext context, CommitBills request) {
        return tables.change(() -> {
            Optional<LockRow> lock = holdLock(request.lockToken());
            Optional<Receipt> earlier = receipt(request.tradeNo());
            if (earlier.isPresent()) {
                return stands(earlier.get())
                        ? Outcome.replayed(earlier.get())
                        : Outcome.rejected(HospitalErrorCode.BILL_CHANGED); // It does not stand again.
            }
            return lock.map(row -> commit(request, row))
                    .orElseGet(() -> Outcome.rejected(HospitalErrorCode.LOCK_EXPIRED));
        });
    }

    private Outcome<Receipt> commit(CommitBills request, LockRow lock) {
        List<BillRows.BillRow> held = held(lock);
        Optional<HospitalErrorCode> refusal = refusal(request, lock, held);
        if (refusal.isPresent()) {
            return Outcome.rejected(refusal.get());
        }
        String receiptNo = tables.numbered("R", 6);
        insert(request, receiptNo);
        for (BillRows.BillRow bill : held) {
            if (!bills.pay(bill.id(), lock.token(), receiptNo, tables.now())) {
                return Outcome.rejected(HospitalErrorCode.BILL_LOCKED);
            }
            samples.openFor(bill);
        }
        mark(lock, "COMMITTED");
        return Outcome.done(receipt(request.tradeNo()).orElseThrow());
    }

    /** Prices are added up again: the doctor may have changed or withdrawn a bill meanwhile. */
    private Optional<HospitalErrorCode> refusal(CommitBills request, LockRow lock, List<BillRows.BillRow> held) {
        Set<String> states = held.stream().map(BillRows.BillRow::state).collect(Collectors.toSet());
        if (lock.state().equals("COMMITTED") || states.contains("PAID")) {
            return Optional.of(HospitalErrorCode.ALREADY_PAID);
        }
        if (lock.state().equals("RELEASED")) {
            return Optional.of(HospitalErrorCode.LOCK_EXPIRED);
        }
        if (states.contains("VOID")) {
            return Optional.of(HospitalErrorCode.BILL_CHANGED);
        }
        Money paid = request.payment().amount().plus(request.insurance().total());
        boolean asAgreed =
                request.amount().equals(total(held.stream().map(bills::bill).toList()))
                        && paid.equals(request.amount());
        return asAgreed ? Optional.empty() : Optional.of(HospitalErrorCode.AMOUNT_MISMATCH);
    }

    private void insert(CommitBills request, String receiptNo) {
        tables.sql(
                        "insert into receipt (receipt_no, trade_no, lock_token, amount, payment_method, transaction_id, paid_at,"
                                + " settlement_id, fund, account, borne) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        receiptNo,
                        request.tradeNo(),
                        request.lockToken(),
                        request.amount().fen(),
                        request.payment().method().code(),
                        request.payment().transactionId(),
                        tables.now().toEpochMilli(),
                        request.insurance().settlementId(),
                        request.insurance().fund().fen(),
                        request.insurance().account().fen(),
                        request.insurance().borne().fen())
                .update();
    }

    @Override
    public Outcome<Boolean> release(CallContext context, String token) {
        return tables.change(() -> {
            Optional<LockRow> live = holdLock(token).filter(lock -> lock.state().equals("LIVE"));
            live.ifPresent(lock -> {
                bills.release(token);
                mark(lock, "RELEASED");
            });
            return live.isPresent() ? Outcome.done(true) : Outcome.replayed(false);
        });
    }

    @Override
    public List<PaidBill> paidBy(CallContext context, String tradeNo) {
        return tables.read("paid bills", () -> takenBack.paidBy(tradeNo));
    }

    @Override
    public Outcome<Money> takeBack(CallContext context, TakeBack request) {
        return tables.change(() -> takenBack.takeBack(request));
    }

    private List<BillRows.BillRow> held(LockRow lock) {
        return tables
                .sql("select bill_id from bill_lock_item where token = ? order by bill_id")
                .param(lock.token())
                .query(String.class)
                .list()
                .stream()
                .map(id -> bills.find(id).orElseThrow())
                .toList();
    }

    private Optional<LockRow> lockOfRequest(String requestId) {
        return tables.sql("select * from bill_lock where request_id = ?")
                .param(requestId)
                .query(LockRow.class)
                .optional();
    }

    private Optional<LockRow> holdLock(String token) {
        tables.sql("update bill_lock set version = version + 1 where token = ?")
                .param(token)
                .update();
        return tables.sql("select * from bill_lock where token = ?")
                .param(token)
                .query(LockRow.class)
                .optional();
    }

    private void mark(LockRow lock, String state) {
        tables.sql("update bill_lock set state = ? where token = ?")
                .params(state, lock.token())
                .update();
    }

    private static Money total(List<Bill> bills) {
        return bills.stream().map(Bill::total).reduce(Money.ZERO, Money::plus);
    }

    /** Whether any of its bills was not taken back. */
    private boolean stands(Receipt receipt) {
        return tables.sql("select count(*) from bill where receipt_no = ? and state <> 'REFUNDED'")
                        .param(receipt.receiptNo())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private Optional<Receipt> receipt(String tradeNo) {
        return tables.sql("select * from receipt where trade_no = ?")
                .param(tradeNo)
                .query(ReceiptRow.class)
                .optional()
                .map(row -> new Receipt(
                        row.receiptNo(),
                        row.tradeNo(),
                        new Money(row.amount()),
                        Instant.ofEpochMilli(row.paidAt()),
                        guides(row.receiptNo())));
    }

    private List<Receipt.Guide> guides(String receiptNo) {
        Map<String, List<GuideRow>> byPlace = new LinkedHashMap<>();
        tables.sql("select l.place, l.item, l.advice from bill_line l join bill b on b.id = l.bill_id"
                        + " where b.receipt_no = ? order by b.id, l.position")
                .param(receiptNo)
                .query(GuideRow.class)
                .list()
                .forEach(row -> byPlace.computeIfAbsent(row.place(), place -> new ArrayList<>())
                        .add(row));
        return byPlace.entrySet().stream()
                .map(entry -> guide(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Receipt.Guide guide(String place, List<GuideRow> rows) {
        List<String> items = rows.stream().map(GuideRow::item).toList();
        String advice = rows.stream()
                .map(GuideRow::advice)
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining("；"));
        return new Receipt.Guide(place, items, advice);
    }
}
