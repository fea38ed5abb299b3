package org.houzhen.server.bankcard;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.houzhen.server.channel.BillLine;
import org.houzhen.server.channel.BillUnavailableException;
import org.houzhen.server.channel.ChannelBill;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.wire.Money;

/**
 * What the bank says it took and gave back by the card terminals of kiosks. A statement knows no number of ours: a sale is
 * found by card terminal and reference as its kiosk has proven them, at each reading anew, for a kiosk may tell late.
 */
final class CardBill implements ChannelBill, ChannelBill.HandedIn {
    private final CardStatements statements;
    private final CardTrades trades;
    private final Agreement agreement;

    /**
     * What was agreed on with the bank.
     *
     * @param offered whether patients may pay by card now
     * @param terminals the bank's numbers of the kiosks' card terminals; none: whatever is on a statement is a kiosk's
     */
    record Agreement(boolean offered, Set<String> terminals, ZoneId zone) {
        boolean covers(String terminal) {
            return terminals.isEmpty() || terminals.contains(terminal);
        }
    }

    CardBill(CardStatements statements, CardTrades trades, Agreement agreement) {
        this.statements = statements;
        this.trades = trades;
        this.agreement = agreement;
    }

    @Override
    public String channel() {
        return CardChannel.CODE;
    }

    @Override
    public Optional<HandedIn> handedIn() {
        return Optional.of(this);
    }

    @Override
    public boolean isExpected() {
        return agreement.offered() || trades.any();
    }

    @Override
    public boolean has(LocalDate day) {
        return statements.has(day);
    }

    @Override
    public Read read(LocalDate day, byte[] file) {
        List<StatementLine> statement = StatementFile.read(file, day);
        return new Read() {
            @Override
            public int lines() {
                return statement.size();
            }

            @Override
            public void keep(String by) {
                statements.keep(day, statement, by);
            }
        };
    }

    @Override
    public List<BillLine> bill(LocalDate day) {
        if (!statements.has(day)) {
            throw new BillUnavailableException("还没有上传银行的对账单。", "The bank's statement was not handed in.");
        }
        List<BillLine> bill = new ArrayList<>();
        Set<String> undone = new HashSet<>();
        for (StatementLine line : statements.lines(day)) {
            Optional<TradeNo> sale = trades.sold(line).filter(trade -> isFirst(line, trade, undone));
            if (sale.isPresent() || agreement.covers(line.terminal())) {
                bill.add(billed(line, sale));
            }
        }
        return bill;
    }

    /** A sale is undone once; a second line that says so is nothing we know. */
    private static boolean isFirst(StatementLine line, TradeNo trade, Set<String> undone) {
        return line.kind() != StatementLine.Kind.CANCELLED || undone.add(trade.value());
    }

    private BillLine billed(StatementLine line, Optional<TradeNo> sale) {
        String tradeNo = sale.map(TradeNo::value).orElse("");
        return switch (line.kind()) {
            case SALE -> paid(line, tradeNo.isEmpty() ? line.ownNumber() : tradeNo);
            case CANCELLED -> returned(line, tradeNo, sale.isPresent() ? "" : line.ownNumber());
            case REFUNDED -> returned(line, tradeNo, line.ownNumber());
        };
    }

    private BillLine paid(StatementLine line, String number) {
        return line(line, number, "", BillLine.Kind.PAID);
    }

    private BillLine returned(StatementLine line, String tradeNo, String refundNo) {
        return line(line, tradeNo, refundNo, BillLine.Kind.REFUNDED);
    }

    private BillLine line(StatementLine line, String tradeNo, String refundNo, BillLine.Kind kind) {
        Money amount = line.amount();
        return new BillLine(
                tradeNo,
                line.reference(),
                refundNo,
                kind,
                amount,
                line.fee(),
                line.at().atZone(agreement.zone()).toInstant());
    }
}
