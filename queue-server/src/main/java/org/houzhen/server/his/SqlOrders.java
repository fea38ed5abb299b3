package org.houzhen.server.his;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.houzhen.server.hospital.Bill;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.HospitalErrorCode;
import org.houzhen.server.hospital.Orders;
import org.houzhen.server.hospital.Outcome;
import org.houzhen.wire.Money;

/** The reference hospital's ordering: one order is one bill. */
final class SqlOrders implements Orders {
    private record ItemRow(
            String code,
            String name,
            String shortcut,
            String kind,
            String department,
            String place,
            String unit,
            long price,
            String advice) {}

    private record VisitRow(String patientId, String department, String doctor) {}

    private record OrderedRow(
            String billId, String code, String name, String kind, String billState, String sampleState, String place) {}

    private static final String ITEM =
            "select i.code, i.name, i.shortcut, i.kind, d.name as department, d.place, i.unit,"
                    + " i.price, i.advice from price_item i join department d on d.id = i.department_id";

    private final HospitalTables tables;
    private final BillRows bills;

    SqlOrders(HospitalTables tables) {
        this.tables = tables;
        this.bills = new BillRows(tables);
    }

    @Override
    public List<OrderableItem> catalogue(CallContext context) {
        return tables
                .read(
                        "catalogue",
                        () -> tables.sql(ITEM + " order by d.position, i.code")
                                .query(ItemRow.class)
                                .list())
                .stream()
                .map(row -> new OrderableItem(
                        row.code(),
                        row.name(),
                        row.shortcut(),
                        Kind.valueOf(row.kind()),
                        row.department(),
                        row.place(),
                        new Money(row.price())))
                .toList();
    }

    @Override
    public Outcome<Bill> order(CallContext context, PlaceOrder request) {
        return tables.change(() -> {
            Optional<BillRows.BillRow> earlier = bills.ofRequest(context.requestId());
            if (earlier.isPresent()) {
                return Outcome.replayed(bills.bill(earlier.get()));
            }
            Optional<VisitRow> visit = visit(request.registerNo());
            if (visit.isEmpty()) {
                return Outcome.rejected(HospitalErrorCode.REGISTRATION_NOT_FOUND);
            }
            List<ItemRow> items = items(request.itemCodes());
            return items.isEmpty()
                    ? Outcome.rejected(HospitalErrorCode.ORDER_ITEM_UNKNOWN)
                    : Outcome.done(bill(context, request, visit.get(), items));
        });
    }

    private Optional<VisitRow> visit(String registerNo) {
        return tables.sql("select g.patient_id, d.name as department, o.name as doctor from registration g"
                        + " join clinic_session s on s.id = g.session_id join department d on d.id = s.department_id"
                        + " join doctor o on o.id = s.doctor_id where g.register_no = ? and g.state <> 'CANCELLED'")
                .param(registerNo)
                .query(VisitRow.class)
                .optional();
    }

    /** All of them or none. */
    private List<ItemRow> items(List<String> codes) {
        var found = new ArrayList<ItemRow>();
        for (String code : codes.stream().distinct().toList()) {
            Optional<ItemRow> item = tables.sql(ITEM + " where i.code = ?")
                    .param(code)
                    .query(ItemRow.class)
                    .optional();
            if (item.isEmpty()) {
                return List.of();
            }
            found.add(item.get());
        }
        return found;
    }

    private Bill bill(CallContext context, PlaceOrder request, VisitRow visit, List<ItemRow> items) {
        String id = tables.numbered("B", 5);
        tables.sql(
                        "insert into bill (id, request_id, register_no, patient_id, department, doctor, billed_at, can_merge,"
                                + " state) values (?, ?, ?, ?, ?, ?, ?, 1, 'UNPAID')")
                .params(
                        id,
                        context.requestId(),
                        request.registerNo(),
                        visit.patientId(),
                        visit.department(),
                        request.doctor().isBlank() ? visit.doctor() : request.doctor(),
                        tables.now().toEpochMilli())
                .update();
        for (int i = 0; i < items.size(); i++) {
            insert(id, i + 1, items.get(i), quantity(items.get(i), request.itemCodes()));
        }
        return bills.bill(bills.find(id).orElseThrow());
    }

    private static int quantity(ItemRow item, List<String> codes) {
        return Kind.valueOf(item.kind()) == Kind.MEDICINE ? Collections.frequency(codes, item.code()) : 1;
    }

    private void insert(String billId, int position, ItemRow item, int quantity) {
        tables.sql(
                        "insert into bill_line (bill_id, position, item_code, item, kind, quantity, unit, price, amount, place,"
                                + " advice) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        billId,
                        position,
                        item.code(),
                        item.name(),
                        item.kind(),
                        quantity,
                        item.unit(),
                        item.price(),
                        item.price() * quantity,
                        item.place(),
                        item.advice())
                .update();
    }

    @Override
    public List<OrderedItem> ofVisit(CallContext context, String registerNo) {
        return tables.read("orders", () -> ordered(registerNo)).stream()
                .map(row -> new OrderedItem(
                        row.billId(),
                        row.code(),
                        row.name(),
                        Kind.valueOf(row.kind()),
                        row.sampleState().isEmpty() ? row.billState() : row.sampleState(),
                        row.place()))
                .toList();
    }

    private List<OrderedRow> ordered(String registerNo) {
        return tables.sql("select b.id as bill_id, l.item_code as code, l.item as name, l.kind, b.state as bill_state,"
                        + " coalesce(s.state, case when l.performed_at is null then '' else 'PERFORMED' end) as sample_state,"
                        + " l.place from bill b"
                        + " join bill_line l on l.bill_id = b.id"
                        + " left join sample s on s.bill_id = l.bill_id and s.position = l.position"
                        + " where b.register_no = ? and b.state <> 'VOID' order by b.billed_at, b.id, l.position")
                .param(registerNo)
                .query(OrderedRow.class)
                .list();
    }
}
