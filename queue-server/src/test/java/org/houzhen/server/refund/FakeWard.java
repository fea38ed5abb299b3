package org.houzhen.server.refund;

import java.util.HashSet;
import java.util.Set;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.channel.RefundNo;
import org.houzhen.server.payment.Fault;

/** A hospital with its waiting area, in memory, that keeps its books through every power cut. */
class FakeWard implements Reversal {
    private final Fault fault;
    private final Set<RefundNo> withdrawn = new HashSet<>();
    private final Set<RefundNo> undone = new HashSet<>();
    private final Set<RefundNo> ended = new HashSet<>();
    private int slotsReturned;
    private final Set<RefundNo> slots = new HashSet<>();
    boolean mayNot;
    boolean calledMeanwhile;

    FakeWard(Fault fault) {
        this.fault = fault;
    }

    boolean isWithdrawn(RefundNo number) {
        return withdrawn.contains(number);
    }

    boolean isEnded(RefundNo number) {
        return ended.contains(number);
    }

    int slotsReturned() {
        return slotsReturned;
    }

    @Override
    public String kind() {
        return "FAKE";
    }

    @Override
    public String toldToPayer() {
        return "试验退款";
    }

    @Override
    public Answer<Boolean> withdraw(RefundOrder refund) {
        return fault.during(true, () -> {
            if (mayNot || undone.contains(refund.refundNo())) {
                return Answer.refused("REFUND_SEEN", "已就诊。");
            }
            withdrawn.add(refund.refundNo());
            return Answer.done(true);
        });
    }

    @Override
    public Answer<Boolean> endTicket(RefundOrder refund) {
        return fault.during(true, () -> {
            if (calledMeanwhile) {
                return Answer.refused("REFUND_CALLED", "已叫号。");
            }
            ended.add(refund.refundNo());
            return Answer.done(true);
        });
    }

    @Override
    public Answer<Boolean> reinstate(RefundOrder refund) {
        return fault.during(true, () -> {
            withdrawn.remove(refund.refundNo());
            undone.add(refund.refundNo()); // A request that was long on its way comes too late.
            return Answer.done(true);
        });
    }

    @Override
    public Answer<Boolean> complete(RefundOrder refund) {
        return fault.during(true, () -> {
            slotsReturned += slots.add(refund.refundNo()) ? 1 : 0;
            return Answer.done(true);
        });
    }
}
