package org.houzhen.server.refund;

import java.util.List;
import java.util.Optional;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.payment.Cashier;
import org.houzhen.server.web.ProblemException;

/** Takes the word of two people who have read in the bank's statement that it has nothing of a card's payment. Any thread may call. */
public final class BankStatement {
    private final Cashier cashier;
    private final RefundDesk refunds;

    public BankStatement(Cashier cashier, RefundDesk refunds) {
        this.cashier = cashier;
        this.refunds = refunds;
    }

    /**
     * By the bank's statement the card of an order was not charged, or the charge was undone; said again, it changes nothing
     * more. Whoever has the order goes on from there: the order itself, or the refund that is stuck. Blocks.
     *
     * @param by both of them, and the number of their paper
     * @throws ProblemException if that is not what it waits for, or the statements that were handed in say something else
     */
    public void hasNothing(TradeNo tradeNo, String by) {
        Optional<RefundOrder> stuck = refunds.of(tradeNo).stream()
                .filter(refund -> isOffered(refunds.presses(refund)))
                .findFirst();
        boolean forOrder = isOffered(refunds.presses(cashier.find(tradeNo).orElseThrow()));
        if (stuck.isEmpty() && !forOrder) {
            throw RefundDesk.notStuck();
        }
        cashier.manual().notAtBank(tradeNo, by);
        stuck.ifPresent(refund -> refunds.retry(refund.refundNo(), by));
        cashier.manual().look(tradeNo);
    }

    private static boolean isOffered(List<Press> presses) {
        return presses.contains(Press.NOT_CHARGED) || presses.contains(Press.UNDONE_BY_BANK);
    }
}
