package org.houzhen.server.his;

import static org.assertj.core.api.Assertions.assertThat;
import static org.houzhen.server.his.TestHospital.refusal;
import static org.houzhen.server.his.TestHospital.replayed;
import static org.houzhen.server.his.TestHospital.tradeNo;
import static org.houzhen.server.his.TestHospital.value;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.houzhen.server.hospital.Bill;
import org.houzhen.server.hospital.BillLock;
import org.houzhen.server.hospital.Billing;
import org.houzhen.server.hospital.Billing.CommitBills;
import org.houzhen.server.hospital.Billing.LockBills;
import org.houzhen.server.hospital.HospitalErrorCode;
import org.houzhen.server.hospital.Orders.OrderedItem;
import org.houzhen.server.hospital.Orders.PlaceOrder;
import org.houzhen.server.hospital.Outcome;
import org.houzhen.server.hospital.Receipt;
import org.houzhen.server.hospital.Registration;
import org.houzhen.server.hospital.TransactionQuery;
import org.houzhen.wire.Money;

class BillingIT {
    private static final String BLOOD_COUNT = "L001";
    private static final String ULTRASOUND = "E052";
    private static final Duration TIME = Duration.ofMinutes(6);

    private static Registration visit(TestHospital test) {
        return test.registered(test.adult(), test.session("C01", 0), 0);
    }

    private static Bill ordered(TestHospital test, Registration visit, String... codes) {
        return value(test.hospital
                .orders()
                .order(
                        test.desk(UUID.randomUUID().toString()),
                        new PlaceOrder(visit.registerNo(), "", List.of(codes))));
    }

    private static Outcome<BillLock> lock(TestHospital test, Bill... bills) {
        var request = new LockBills(
                bills[0].patientId(), List.of(bills).stream().map(Bill::id).toList(), TIME);
        return test.hospital.billing().lock(test.kiosk(), request);
    }

    private static Outcome<Receipt> pay(TestHospital test, BillLock lock, String trade) {
        return test.hospital
                .billing()
                .commit(test.kiosk(), new CommitBills(lock.token(), trade, lock.total(), test.payment(lock.total())));
    }

    private static List<Bill> unpaid(TestHospital test, Registration visit) {
        return test.hospital.billing().unpaid(test.kiosk(), visit.patient().id());
    }

    @OnBothDatabases
    void anOrderIsABillAndRepeatedItIsTheSameBill(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        Registration visit = visit(test);
        var order = new PlaceOrder(visit.registerNo(), "", List.of(BLOOD_COUNT, ULTRASOUND, BLOOD_COUNT));
        String request = UUID.randomUUID().toString();

        Bill bill = value(test.hospital.orders().order(test.desk(request), order));
        Outcome<Bill> again = test.hospital.orders().order(test.desk(request), order);

        assertThat(bill.lines()).extracting(Bill.Line::item).containsExactly("血常规（五分类）", "肝胆胰脾彩超");
        assertThat(bill.total()).isEqualTo(new Money(2_000 + 11_000));
        assertThat(bill.doctor()).isEqualTo(visit.session().doctor());
        assertThat(replayed(again)).isTrue();
        assertThat(unpaid(test, visit)).containsExactly(bill).containsExactly(value(again));
    }

    @OnBothDatabases
    void anOrderWithAnUnknownItemOrdersNothing(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        Registration visit = visit(test);

        var wrong = new PlaceOrder(visit.registerNo(), "", List.of(BLOOD_COUNT, "L999"));
        assertThat(refusal(test.hospital.orders().order(test.desk("o1"), wrong)))
                .isEqualTo(HospitalErrorCode.ORDER_ITEM_UNKNOWN);
        var nobody = new PlaceOrder("26000000000", "", List.of(BLOOD_COUNT));
        assertThat(refusal(test.hospital.orders().order(test.desk("o2"), nobody)))
                .isEqualTo(HospitalErrorCode.REGISTRATION_NOT_FOUND);
        assertThat(unpaid(test, visit)).isEmpty();
    }

    @OnBothDatabases
    void paidBillsAreReceiptsGuidesAndSamples(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        Registration visit = visit(test);
        BillLock lock = value(lock(test, ordered(test, visit, BLOOD_COUNT), ordered(test, visit, ULTRASOUND)));
        String trade = tradeNo();

        Receipt receipt = value(pay(test, lock, trade));

        assertThat(receipt.amount()).isEqualTo(new Money(13_000));
        assertThat(receipt.guides()).extracting(Receipt.Guide::place).containsExactly("医技楼一层 采血处", "医技楼二层 超声科分诊台");
        assertThat(receipt.guides().get(1).advice()).isEqualTo("空腹8小时以上");
        assertThat(unpaid(test, visit)).isEmpty();
        assertThat(test.hospital.orders().ofVisit(test.desk(""), visit.registerNo()))
                .extracting(OrderedItem::state)
                .containsExactly("PAID", "PAID");
        assertThat(test.hospital.laboratory().worklist(test.desk("")))
                .filteredOn(sample -> sample.registerNo().equals(visit.registerNo()))
                .hasSize(1);
        assertThat(replayed(pay(test, lock, trade))).isTrue();
        assertThat(value(pay(test, lock, trade))).isEqualTo(receipt);
        assertThat(refusal(pay(test, lock, tradeNo()))).isEqualTo(HospitalErrorCode.ALREADY_PAID);
        assertThat(test.hospital.transactions().query(test.kiosk(), trade))
                .isEqualTo(new TransactionQuery.Found(
                        receipt.receiptNo(), receipt.receiptNo(), receipt.amount(), receipt.at()));
    }

    @OnBothDatabases
    void oneBillHasOnePayerAtATime(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        Registration visit = visit(test);
        Bill bill = ordered(test, visit, BLOOD_COUNT);
        Bill other = ordered(test, visit, ULTRASOUND);
        BillLock first = value(lock(test, bill));

        assertThat(refusal(lock(test, other, bill))).isEqualTo(HospitalErrorCode.BILL_LOCKED);
        assertThat(unpaid(test, visit)).extracting(Bill::heldBy).containsExactlyInAnyOrder("kiosk-1", "");

        test.clock.forward(TIME.plusMillis(1));
        assertThat(unpaid(test, visit)).extracting(Bill::heldBy).containsOnly("");
        BillLock second = value(lock(test, other, bill));
        assertThat(refusal(pay(test, first, tradeNo()))).isEqualTo(HospitalErrorCode.BILL_LOCKED);
        value(pay(test, second, tradeNo()));
        assertThat(refusal(pay(test, first, tradeNo()))).isEqualTo(HospitalErrorCode.ALREADY_PAID);
    }

    @OnBothDatabases
    void aHoldRepeatedIsTheSameHoldAndReleasedItIsGone(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        Registration visit = visit(test);
        Bill bill = ordered(test, visit, BLOOD_COUNT);
        var request = new LockBills(bill.patientId(), List.of(bill.id()), TIME);
        var context = test.kiosk();
        BillLock first = value(test.hospital.billing().lock(context, request));
        Outcome<BillLock> again = test.hospital.billing().lock(context, request);
        assertThat(replayed(again)).isTrue();
        assertThat(value(again).token()).isEqualTo(first.token());

        assertThat(value(test.hospital.billing().release(test.kiosk(), first.token())))
                .isTrue();
        assertThat(value(test.hospital.billing().release(test.kiosk(), first.token())))
                .isFalse();

        assertThat(refusal(test.hospital.billing().lock(context, request))).isEqualTo(HospitalErrorCode.LOCK_EXPIRED);
        assertThat(refusal(pay(test, first, tradeNo()))).isEqualTo(HospitalErrorCode.LOCK_EXPIRED);
        value(pay(test, value(lock(test, bill)), tradeNo()));
    }

    @OnBothDatabases
    void somebodyElsesBillIsNotFound(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        Bill bill = ordered(test, visit(test), BLOOD_COUNT);
        var stranger = new LockBills(test.adult().id(), List.of(bill.id()), TIME);

        assertThat(refusal(test.hospital.billing().lock(test.kiosk(), stranger)))
                .isEqualTo(HospitalErrorCode.BILL_CHANGED);
    }

    @OnBothDatabases
    void aBillThatTheDoctorWithdrewTakesNoMoney(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        BillLock lock = value(lock(test, ordered(test, visit(test), BLOOD_COUNT)));
        test.store
                .jdbc()
                .sql("update bill set state = 'VOID' where id = ?")
                .param(lock.bills().get(0).id())
                .update();

        assertThat(refusal(pay(test, lock, tradeNo()))).isEqualTo(HospitalErrorCode.BILL_CHANGED);
    }

    @OnBothDatabases
    void anUnpaidBillIsShownForThreeDays(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        Registration visit = visit(test);
        ordered(test, visit, BLOOD_COUNT);

        test.clock.forward(Duration.ofDays(3));
        assertThat(unpaid(test, visit)).hasSize(1);
        test.clock.forward(Duration.ofMillis(1));
        assertThat(unpaid(test, visit)).isEmpty();
    }

    @OnBothDatabases
    void paidBillsAreTakenBackWholeAndOnceAsLongAsNothingWasBegun(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        Registration visit = visit(test);
        Bill blood = ordered(test, visit, BLOOD_COUNT);
        Bill picture = ordered(test, visit, ULTRASOUND);
        String trade = tradeNo();
        Receipt receipt = value(pay(test, value(lock(test, blood, picture)), trade));
        Billing billing = test.hospital.billing();
        assertThat(test.hospital.registrations().refusalOfReturn(test.kiosk(), visit.registerNo()))
                .contains(HospitalErrorCode.REFUND_BILLS_PAID);

        assertThat(refusal(billing.takeBack(test.kiosk(), takeBack(trade, "1", new Money(1), picture))))
                .isEqualTo(HospitalErrorCode.AMOUNT_MISMATCH);
        assertThat(value(billing.takeBack(test.kiosk(), takeBack(trade, "1", picture.total(), picture))))
                .isEqualTo(picture.total());
        assertThat(replayed(billing.takeBack(test.kiosk(), takeBack(trade, "1", picture.total(), picture))))
                .isTrue();
        assertThat(refusal(billing.takeBack(test.kiosk(), takeBack(trade, "2", picture.total(), picture))))
                .isEqualTo(HospitalErrorCode.REFUNDED_BEFORE);
        assertThat(refusal(billing.takeBack(test.kiosk(), takeBack(tradeNo(), "3", picture.total(), picture))))
                .isEqualTo(HospitalErrorCode.BILL_CHANGED);
        assertThat(test.hospital.stations().find(test.kiosk(), receipt.receiptNo(), "US"))
                .isEmpty();

        value(test.hospital.stations().perform(test.kiosk(), receipt.receiptNo(), "BLOOD"));
        assertThat(refusal(billing.takeBack(test.kiosk(), takeBack(trade, "4", blood.total(), blood))))
                .isEqualTo(HospitalErrorCode.REFUND_PERFORMED);
        assertThat(billing.paidBy(test.kiosk(), trade))
                .extracting(paid -> paid.refusal().orElseThrow())
                .containsExactlyInAnyOrder(HospitalErrorCode.REFUND_PERFORMED, HospitalErrorCode.REFUNDED_BEFORE);
        assertThat(unpaid(test, visit)).isEmpty();
    }

    /** An order that came to a person meanwhile is not completed by a receipt that is void. */
    @OnBothDatabases
    void whatWasTakenBackAsAWholeIsNotFoundAndDoesNotStandAgain(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        Registration visit = visit(test);
        Bill blood = ordered(test, visit, BLOOD_COUNT);
        Bill picture = ordered(test, visit, ULTRASOUND);
        String trade = tradeNo();
        BillLock lock = value(lock(test, blood, picture));
        value(pay(test, lock, trade));
        Billing billing = test.hospital.billing();
        TransactionQuery transactions = test.hospital.transactions();

        value(billing.takeBack(test.kiosk(), takeBack(trade, "1", picture.total(), picture)));
        assertThat(transactions.query(test.kiosk(), trade)).isInstanceOf(TransactionQuery.Found.class);
        value(billing.takeBack(test.kiosk(), takeBack(trade, "2", blood.total(), blood)));

        assertThat(transactions.query(test.kiosk(), trade)).isEqualTo(new TransactionQuery.NotFound(true));
        assertThat(refusal(pay(test, lock, trade))).isEqualTo(HospitalErrorCode.BILL_CHANGED);
    }

    private static Billing.TakeBack takeBack(String trade, String number, Money amount, Bill bill) {
        return new Billing.TakeBack(trade, "R" + trade + "-" + number, List.of(bill.id()), amount, "test");
    }
}
