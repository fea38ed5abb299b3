package org.houzhen.server.his;

import static org.assertj.core.api.Assertions.assertThat;
import static org.houzhen.server.his.TestHospital.refusal;
import static org.houzhen.server.his.TestHospital.replayed;
import static org.houzhen.server.his.TestHospital.tradeNo;
import static org.houzhen.server.his.TestHospital.value;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.houzhen.server.hospital.Bill;
import org.houzhen.server.hospital.BillLock;
import org.houzhen.server.hospital.Billing.CommitBills;
import org.houzhen.server.hospital.Billing.LockBills;
import org.houzhen.server.hospital.Billing.TakeBack;
import org.houzhen.server.hospital.HospitalErrorCode;
import org.houzhen.server.hospital.Orders.PlaceOrder;
import org.houzhen.server.hospital.Receipt;
import org.houzhen.server.hospital.Registration;
import org.houzhen.server.hospital.Sample;
import org.houzhen.server.hospital.StationOrder;

class StationsIT {
    private static final String LIVER = "L012";
    private static final String BLOOD_COUNT = "L001";
    private static final String URINE = "L007";
    private static final String BLADDER = "E054";
    private static final String CONTRAST = "E036";
    private static final String CAPSULES = "M001";
    private static final String HERBS = "M101";

    private static Bill ordered(TestHospital test, Registration visit, String... codes) {
        var order = new PlaceOrder(visit.registerNo(), "", List.of(codes));
        return value(test.hospital.orders().order(test.desk(UUID.randomUUID().toString()), order));
    }

    private static Receipt paid(TestHospital test, Bill bill) {
        BillLock lock = value(test.hospital
                .billing()
                .lock(test.kiosk(), new LockBills(bill.patientId(), List.of(bill.id()), Duration.ofMinutes(6))));
        return value(test.hospital
                .billing()
                .commit(
                        test.kiosk(),
                        new CommitBills(lock.token(), tradeNo(), lock.total(), test.payment(lock.total()))));
    }

    private static List<StationOrder> due(TestHospital test, Registration visit) {
        return due(test, visit, TestHospital.MONDAY);
    }

    private static List<StationOrder> due(TestHospital test, Registration visit, LocalDate since) {
        return test.hospital.stations().due(test.kiosk(), since).stream()
                .filter(order -> order.registerNo().equals(visit.registerNo()))
                .toList();
    }

    @OnBothDatabases
    void whatIsPaidIsDueAtItsStationsUntilItWasPerformed(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        Registration visit = test.registered(test.adult(), test.session("C05", 0), 0);
        Bill bill = ordered(test, visit, LIVER, BLOOD_COUNT, URINE, BLADDER, CONTRAST);
        assertThat(due(test, visit)).isEmpty();

        Receipt receipt = paid(test, bill);

        assertThat(due(test, visit)).extracting(StationOrder::station).containsExactlyInAnyOrder("BLOOD", "US", "CT");
        StationOrder blood = test.hospital
                .stations()
                .find(test.kiosk(), receipt.receiptNo(), "BLOOD")
                .orElseThrow();
        assertThat(blood.ready()).containsExactly(StationOrder.Readiness.FASTING);
        assertThat(blood.lines()).extracting(StationOrder.Line::tube).containsExactly("黄帽管", "紫帽管");
        assertThat(blood.lines()).allMatch(line -> !line.sampleNo().isEmpty() && !line.reported());
        assertThat(due(test, visit).stream()
                        .filter(order -> order.station().equals("CT"))
                        .flatMap(order -> order.ready().stream()))
                .containsExactlyInAnyOrderElementsOf(Set.of(
                        StationOrder.Readiness.FASTING,
                        StationOrder.Readiness.CONTRAST_CONSENT,
                        StationOrder.Readiness.ESCORTED));

        var performed = test.hospital.stations().perform(test.kiosk(), receipt.receiptNo(), "BLOOD");
        assertThat(value(performed).state()).isEqualTo(StationOrder.State.PERFORMED);
        assertThat(replayed(test.hospital.stations().perform(test.kiosk(), receipt.receiptNo(), "BLOOD")))
                .isTrue();

        assertThat(due(test, visit)).extracting(StationOrder::station).containsExactlyInAnyOrder("US", "CT");
        assertThat(test.hospital.laboratory().worklist(test.desk("")).stream()
                        .filter(sample -> sample.registerNo().equals(visit.registerNo()))
                        .collect(Collectors.toMap(Sample::panelCode, Sample::state)))
                .containsEntry(LIVER, Sample.State.COLLECTED)
                .containsEntry(URINE, Sample.State.PAID);
        assertThat(refusal(test.hospital.stations().perform(test.kiosk(), receipt.receiptNo(), "MRI")))
                .isEqualTo(HospitalErrorCode.ORDER_ITEM_UNKNOWN);
    }

    @OnBothDatabases
    void whatWasPaidOnAnEarlierDayIsDueForWhoAsksSoFarBack(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        Registration visit = test.registered(test.adult(), test.session("C05", 0), 0);
        Receipt done = paid(test, ordered(test, visit, BLOOD_COUNT));
        paid(test, ordered(test, visit, BLADDER));
        Bill contrast = ordered(test, visit, CONTRAST);
        Receipt refunded = paid(test, contrast);
        Bill paidOnTheNextDay = ordered(test, visit, CAPSULES);
        Bill neverPaid = ordered(test, visit, HERBS);
        value(test.hospital.stations().perform(test.kiosk(), done.receiptNo(), "BLOOD"));
        value(test.hospital
                .billing()
                .takeBack(
                        test.kiosk(),
                        new TakeBack(refunded.tradeNo(), "R1", List.of(contrast.id()), contrast.total(), "医生改方案")));

        LocalDate tuesday = TestHospital.MONDAY.plusDays(1);
        test.clock.set(tuesday, LocalTime.of(7, 0));
        assertThat(due(test, visit, tuesday)).isEmpty();
        paid(test, paidOnTheNextDay);

        assertThat(due(test, visit, tuesday)).extracting(StationOrder::station).containsExactly("PHARM");
        assertThat(due(test, visit, TestHospital.MONDAY))
                .extracting(StationOrder::station)
                .containsExactly("US", "PHARM");
        assertThat(test.hospital.stations().of(test.kiosk(), visit.patient().id(), TestHospital.MONDAY))
                .extracting(order -> order.station() + " " + order.state())
                .containsExactly("BLOOD PERFORMED", "US PAID", "PHARM PAID");
        assertThat(test.hospital.stations().of(test.kiosk(), visit.patient().id(), tuesday))
                .extracting(StationOrder::station)
                .containsExactly("PHARM");
        assertThat(neverPaid.total().fen()).isPositive();
    }

    @OnBothDatabases
    void aSampleOnTheBenchWasDrawnWhoeverForgotToSaySo(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        Registration visit = test.registered(test.adult(), test.session("C05", 0), 0);
        paid(test, ordered(test, visit, BLOOD_COUNT));
        Sample sample = test.hospital.laboratory().worklist(test.desk("")).stream()
                .filter(each -> each.registerNo().equals(visit.registerNo()))
                .findFirst()
                .orElseThrow();

        value(test.hospital.laboratory().receive(test.desk(""), sample.sampleNo()));

        assertThat(due(test, visit)).isEmpty();
    }

    @OnBothDatabases
    void medicineHasAQuantityAPriceAWeightAndATime(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        Registration visit = test.registered(test.adult(), test.session("C05", 0), 0);

        Bill bill = ordered(test, visit, CAPSULES, HERBS, CAPSULES);

        assertThat(bill.total().fen()).isEqualTo(2 * 1260 + 9600);
        List<StationOrder> today = test.hospital.stations().of(test.kiosk(), bill.patientId(), TestHospital.MONDAY);
        assertThat(today).singleElement().satisfies(order -> {
            assertThat(order.state()).isEqualTo(StationOrder.State.UNPAID);
            assertThat(order.station()).isEqualTo("PHARM");
            assertThat(order.work()).isEqualTo(2 + 8);
            assertThat(order.takes()).isEqualTo(Duration.ofMinutes(90));
        });
        paid(test, bill);
        assertThat(due(test, visit)).extracting(StationOrder::station).containsExactly("PHARM");
    }
}
