package org.houzhen.server.ebill;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.houzhen.server.ebill.Billable.Contents;
import org.houzhen.server.payment.PaymentOrder;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.EBillSheet;
import org.houzhen.wire.Money;
import org.houzhen.wire.Split;

/**
 * Copies of bills on A4. Each is counted like any other copy before it is drawn; what it says of the patient is read from
 * the hospital each time and kept nowhere.
 */
final class EBillSheets {
    private final EBillBook book;
    private final Copies copies;
    private final Orders orders;
    private final Billables billables;
    private final EBillPdf pdf;

    EBillSheets(EBillBook book, Copies copies, Orders orders, List<Billable> billables, EBillPdf pdf) {
        this.book = book;
        this.copies = copies;
        this.orders = orders;
        this.billables = new Billables(billables);
        this.pdf = pdf;
    }

    /** As {@link Copies#count}. */
    EBillSheet count(String terminal, UUID key, String patient, String busNo) {
        Copies.Copy copy = copies.count(terminal, key, patient, busNo, Copies.Medium.SHEET);
        return new EBillSheet(copy.number(), copy.seq());
    }

    /**
     * A finished PDF.
     *
     * @throws ProblemException when the terminal asked for no such copy, the bill was taken back meanwhile, or the hospital
     *     does not say what was billed
     */
    byte[] file(String terminal, String number) {
        Copies.Copy copy = copies.copy(terminal, number, Copies.Medium.SHEET).orElseThrow(EBillSheets::notFound);
        EBill bill = book.find(copy.busNo()).orElseThrow(EBillSheets::notFound);
        if (bill.stage() != EBillStage.ISSUED) {
            throw new ProblemException("EBILL_TAKEN_BACK", "这笔费用已退，电子票据已冲红，不能再打印。", 409);
        }
        PaymentOrder order = orders.order().apply(bill.tradeNo()).orElseThrow(EBillSheets::notFound);
        return pdf.draw(new EBillPdf.Sheet(bill, contents(bill, order), split(bill, order), copy.seq()));
    }

    private Contents contents(EBill bill, PaymentOrder order) {
        Optional<Contents> found = billables
                .contents(bill, order, orders.refunds().apply(bill.tradeNo()))
                .match(Optional::of, refusal -> Optional.empty(), reason -> Optional.empty());
        return found.orElseThrow(() -> new ProblemException("EBILL_NOT_READABLE", "现在查不到这张票据的明细，请稍后再打印，或先打印小票。", 409));
    }

    private static Split split(EBill bill, PaymentOrder order) {
        boolean insured = !order.cover().settlement().isEmpty();
        return insured ? order.cover().split() : new Split(Money.ZERO, Money.ZERO, bill.amount(), Money.ZERO);
    }

    void printed(String terminal, String number) {
        copies.copy(terminal, number, Copies.Medium.SHEET).orElseThrow(EBillSheets::notFound);
        copies.slipPrinted(number);
    }

    private static ProblemException notFound() {
        return new ProblemException("EBILL_NOT_FOUND", "没有找到这张电子票据。请返回重新查询。", 404);
    }
}
