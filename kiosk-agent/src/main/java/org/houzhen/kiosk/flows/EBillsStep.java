package org.houzhen.kiosk.flows;

import java.util.List;
import org.houzhen.kiosk.devices.Part;
import org.houzhen.kiosk.page.Action;
import org.houzhen.kiosk.page.View;
import org.houzhen.kiosk.pay.OrderingStep;
import org.houzhen.kiosk.server.Answer;
import org.houzhen.kiosk.session.KioskSession;
import org.houzhen.kiosk.session.LoadedStep;
import org.houzhen.kiosk.session.TroubleStep;
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
        return new View.EBills(
                bills,
                terminal.devices().usable(Part.RECEIPT),
                terminal.devices().usable(Part.REPORT));
    }

    @Override
    protected void press(Action action, List<EBillView> bills) {
        bills.stream()
                .filter(bill ->
                        bill.busNo().equals(action.value()) && bill.state().equals("READY"))
                .findFirst()
                .map(bill -> new PrintEBill(patientId(), bill.busNo()))
                .ifPresent(wanted -> print(wanted, action));
    }

    private void print(PrintEBill wanted, Action action) {
        if (action.is(Action.CHOOSE)) {
            go(new OrderingStep(session, () -> terminal.orders().begin(wanted)));
        } else if (action.is(Action.SHEET)) {
            go(
                    terminal.devices().usable(Part.REPORT)
                            ? new EBillSheetStep(session, wanted)
                            : TroubleStep.of(session, "REPORT_PRINTER_DOWN"));
        }
    }
}
