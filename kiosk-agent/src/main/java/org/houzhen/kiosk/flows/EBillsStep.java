package org.houzhen.kiosk.flows;

import java.util.List;
import org.houzhen.kiosk.page.Action;
import org.houzhen.kiosk.page.View;
import org.houzhen.kiosk.pay.OrderingStep;
import org.houzhen.kiosk.server.Answer;
import org.houzhen.kiosk.session.KioskSession;
import org.houzhen.kiosk.session.LoadedStep;
import org.houzhen.wire.EBillView;
import org.houzhen.wire.PrintEBill;

/** Which fiscal e-bill is to be printed? A copy is followed like an order that is done, so that its slip comes out once. */
final class EBillsStep extends LoadedStep<List<EBillView>> {
    EBillsStep(KioskSession session) {
        super(session);
    }

    @Override
    protected Answer<List<EBillView>> fetch() {
        return terminal.server().ebills(patientId());
    }

    @Override
    protected View show(List<EBillView> bills) {
        return new View.EBills(bills);
    }

    @Override
    protected void press(Action action, List<EBillView> bills) {
        if (action.is(Action.CHOOSE)) {
            bills.stream()
                    .filter(bill ->
                            bill.busNo().equals(action.value()) && bill.state().equals("READY"))
                    .findFirst()
                    .ifPresent(this::print);
        }
    }

    private void print(EBillView bill) {
        var request = new PrintEBill(patientId(), bill.busNo());
        go(new OrderingStep(session, () -> terminal.orders().begin(request)));
    }
}
