package org.houzhen.kiosk.flows;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.houzhen.kiosk.page.Action;
import org.houzhen.kiosk.page.View;
import org.houzhen.kiosk.pay.PayerStep;
import org.houzhen.kiosk.server.Answer;
import org.houzhen.kiosk.session.KioskSession;
import org.houzhen.kiosk.session.LoadedStep;
import org.houzhen.wire.BillView;
import org.houzhen.wire.Money;
import org.houzhen.wire.PayBills;

/** Which bills? All that are free, unless the patient says otherwise. */
final class BillsStep extends LoadedStep<List<BillView>> {
    private final Set<String> chosen = new HashSet<>();

    BillsStep(KioskSession session) {
        super(session);
    }

    @Override
    protected Answer<List<BillView>> fetch() {
        return terminal.server().bills(patientId());
    }

    @Override
    protected void arrived(List<BillView> bills) {
        chosen.clear();
        bills.stream().filter(BillsStep::isFree).map(BillView::id).forEach(chosen::add);
    }

    private static boolean isFree(BillView bill) {
        return bill.heldBy() == null || bill.heldBy().isEmpty();
    }

    @Override
    protected View show(List<BillView> bills) {
        var shown = bills.stream()
                .map(bill -> new View.Bills.Bill(bill, chosen.contains(bill.id()), isFree(bill)))
                .toList();
        return new View.Bills(shown, chosen.size(), total(bills));
    }

    private Money total(List<BillView> bills) {
        return bills.stream()
                .filter(bill -> chosen.contains(bill.id()))
                .map(BillView::total)
                .reduce(Money.ZERO, Money::plus);
    }

    @Override
    protected void press(Action action, List<BillView> bills) {
        if (action.is(Action.TOGGLE)) {
            bills.stream()
                    .filter(bill -> bill.id().equals(action.value()) && isFree(bill))
                    .map(BillView::id)
                    .findFirst()
                    .ifPresent(this::toggle);
        } else if (action.is(Action.CONFIRM) && !chosen.isEmpty()) {
            pay(bills);
        }
    }

    private void toggle(String bill) {
        if (!chosen.remove(bill)) {
            chosen.add(bill);
        }
    }

    private void pay(List<BillView> bills) {
        var ids = bills.stream().map(BillView::id).filter(chosen::contains).toList();
        String patient = patientId();
        go(new PayerStep(
                session,
                total(bills),
                way -> () -> terminal.orders().begin(new PayBills(patient, ids, way)),
                credential -> () -> terminal.orders().begin(PayBills.insured(patient, ids, credential))));
    }
}
