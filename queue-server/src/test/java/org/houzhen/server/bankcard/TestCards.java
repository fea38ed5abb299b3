package org.houzhen.server.bankcard;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.houzhen.server.channel.ChannelBill;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.payment.PowerTransactions;
import org.houzhen.wire.CardEntry;
import org.houzhen.wire.Money;
import org.springframework.jdbc.core.simple.JdbcClient;

/** For tests of other modules: sales that kiosks have proven, and the bank's statement of them. */
public final class TestCards {
    /** The bank's number of the one card terminal. */
    public static final String TERMINAL = "12345678";

    private final CardTrades trades;
    private final CardBill bill;

    public TestCards(DataSource store, Clock clock, ZoneId zone) {
        JdbcClient jdbc = JdbcClient.create(store);
        trades = new CardTrades(jdbc, clock);
        var statements = new CardStatements(jdbc, new PowerTransactions(store), clock);
        bill = new CardBill(statements, trades, new CardBill.Agreement(true, Set.of(TERMINAL), zone));
    }

    public ChannelBill bill() {
        return bill;
    }

    /** A kiosk has proven that the card terminal took it. */
    public void sold(TradeNo tradeNo, Money amount, String reference, LocalDateTime at) {
        trades.asked(tradeNo, "kiosk-1", "a-" + tradeNo);
        trades.allow(tradeNo, amount);
        var entry = new CardEntry(amount, "000001", "000001", reference, "", "M1", TERMINAL, at.toString());
        trades.told(tradeNo, CardState.TAKEN, "", Optional.of(entry));
    }

    /** And that it gave it back. */
    public void givenBack(TradeNo tradeNo) {
        trades.wantBack(tradeNo);
        trades.told(tradeNo, CardState.GIVEN_BACK, "", Optional.empty());
    }
}
