package org.houzhen.server.ebill;

import java.time.Instant;
import java.util.List;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.wire.Money;

/**
 * One bill as it is stored: of what stood of an order when it was owed.
 *
 * @param busNo the business number, under which the platform issues it once
 * @param seq which of its order it is; a new one follows when a part of the money went back
 * @param without numbers of the refunds whose money it leaves out
 * @param asked the call that its stage needs was begun, so that it may have been done
 * @param version guards against two writers
 */
record EBill(
        String busNo,
        TradeNo tradeNo,
        int seq,
        String kind,
        Money amount,
        List<String> without,
        Instant owedAt,
        EBillStage stage,
        boolean asked,
        EBillPlatform.Paper blue,
        EBillPlatform.Paper red,
        long version) {
    static EBill owed(TradeNo tradeNo, int seq, String kind, Standing standing, Instant now) {
        String busNo = seq == 1 ? tradeNo.value() : tradeNo + "-" + seq;
        return new EBill(
                busNo,
                tradeNo,
                seq,
                kind,
                standing.amount(),
                standing.without(),
                now,
                EBillStage.OWED,
                false,
                EBillPlatform.Paper.NONE,
                EBillPlatform.Paper.NONE,
                0);
    }

    /** What is left of an order's money, and the refunds that took the rest. */
    record Standing(Money amount, List<String> without) {
        boolean isNothing() {
            return amount.compareTo(Money.ZERO) <= 0;
        }
    }

    boolean speaksOf(Standing standing) {
        return without.equals(standing.without());
    }

    EBill begun() {
        return with(stage, true, blue, red);
    }

    EBill voided() {
        return with(EBillStage.VOID, asked, blue, red);
    }

    EBill issued(EBillPlatform.Paper paper) {
        return with(EBillStage.ISSUED, false, paper, red);
    }

    EBill flushing() {
        return with(EBillStage.FLUSHING, false, blue, red);
    }

    EBill flushed(EBillPlatform.Paper paper) {
        return with(EBillStage.FLUSHED, false, blue, paper);
    }

    private EBill with(EBillStage next, boolean begun, EBillPlatform.Paper issued, EBillPlatform.Paper taken) {
        return new EBill(busNo, tradeNo, seq, kind, amount, without, owedAt, next, begun, issued, taken, version);
    }

    EBill version(long stored) {
        return new EBill(busNo, tradeNo, seq, kind, amount, without, owedAt, stage, asked, blue, red, stored);
    }

    @Override
    public String toString() {
        return "EBill[" + busNo + " " + stage + "]";
    }
}
