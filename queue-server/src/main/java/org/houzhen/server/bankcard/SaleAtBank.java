package org.houzhen.server.bankcard;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.houzhen.server.bankcard.CardTrades.Place;
import org.houzhen.server.bankcard.StatementLine.Kind;
import org.houzhen.server.channel.Answer;

/**
 * Proves a clerk's word by the statements that were handed in. A sale that its kiosk has proven is looked for by its reference;
 * one of which nobody knows, by amount and time at the card terminals of its kiosk: while a sale is unproven a kiosk makes no other.
 */
final class SaleAtBank {
    /** By so much the clocks of bank and server may differ, together with the time that a sale takes. */
    private static final Duration OFF = Duration.ofMinutes(30);

    private final CardStatements statements;
    private final CardTrades trades;
    private final ZoneId zone;

    SaleAtBank(CardStatements statements, CardTrades trades, ZoneId zone) {
        this.statements = statements;
        this.trades = trades;
        this.zone = zone;
    }

    /** Done where the bank has nothing of it: no sale, or one that was undone. Refused where it has, or a statement is missing. */
    Answer<Boolean> isNone(CardTrade trade) {
        Place place = trades.place(trade.tradeNo(), zone);
        List<LocalDate> days = Stream.of(place.at().minus(OFF), place.at().plus(OFF))
                .map(at -> at.toLocalDate())
                .distinct()
                .toList();
        Optional<LocalDate> missing =
                days.stream().filter(day -> !statements.has(day)).findFirst();
        if (missing.isPresent()) {
            return Answer.refused("STATEMENT_MISSING", "还没有上传银行 %s 的对账单，不能核对。请先在“每日对账”里上传。".formatted(missing.get()));
        }
        LocalDate after = days.get(days.size() - 1).plusDays(1); // A bank's day may begin before midnight.
        boolean there = Stream.concat(days.stream(), Stream.of(after))
                .flatMap(day -> statements.lines(day).stream())
                .filter(line -> line.kind() == Kind.SALE)
                .filter(isOf(trade, place))
                .anyMatch(line -> !statements.isUndone(line));
        return there
                ? Answer.refused("CARD_CHARGED", "银行对账单上有这笔扣款，也没有冲正或撤销，不能这样登记。要退给患者的，退还后按“已线下退还”登记。")
                : Answer.done(true);
    }

    private Predicate<StatementLine> isOf(CardTrade trade, Place place) {
        if (!place.reference().isEmpty()) {
            return line ->
                    line.terminal().equals(place.device()) && line.reference().equals(place.reference());
        }
        Set<String> devices = trades.devices(place.terminal());
        return line -> devices.contains(line.terminal())
                && line.amount().equals(trade.amount())
                && Duration.between(place.at(), line.at()).abs().compareTo(OFF) <= 0
                && trades.sold(line).isEmpty();
    }
}
