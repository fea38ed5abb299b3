package org.houzhen.server.bankcard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.channel.PaymentChannel.Refund;
import org.houzhen.server.channel.PaymentChannel.RefundState;
import org.houzhen.server.channel.PaymentChannel.Request;
import org.houzhen.server.channel.PaymentChannel.Trade;
import org.houzhen.server.channel.PaymentChannel.TradeState;
import org.houzhen.server.channel.RefundNo;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.store.PostgresServer;
import org.houzhen.server.store.Store;
import org.houzhen.wire.CardEntry;
import org.houzhen.wire.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The server's half of a payment by card, over a real store. */
class CardChannelIT {
    private static final Money PRICE = new Money(1_250);
    private static final TradeNo ORDER = new TradeNo("T20260302000001");
    private static final CardEntry ENTRY =
            new CardEntry(PRICE, "000001", "000001", "R00000000001", "", "M1", "T1", "2026-03-02T09:00:00");

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private Store store;
    private CardStatements statements;
    private CardTrades trades;
    private CardChannel channel;

    @BeforeEach
    void open(@TempDir Path folder) {
        use(Store.open("server", "jdbc:sqlite:" + folder.resolve("server.db")));
    }

    private void use(Store opened) {
        store = opened;
        var jdbc = JdbcClient.create(store.dataSource());
        var clock = Clock.fixed(Instant.parse("2026-03-02T01:00:00Z"), ZONE);
        trades = new CardTrades(jdbc, clock);
        var transactions = new TransactionTemplate(new DataSourceTransactionManager(store.dataSource()));
        statements = new CardStatements(jdbc, transactions, clock);
        channel = new CardChannel(trades, new SaleAtBank(statements, trades, ZONE), true);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Answer<TradeState> let() {
        return channel.payByCard(new Request(ORDER, PRICE, "挂号", Instant.now().plusSeconds(300)));
    }

    private void told(CardState state, String reason, Optional<CardEntry> entry) {
        trades.told(ORDER, state, reason, entry);
    }

    private static TradeState state(Answer<Trade> answer) {
        return answer.map(Trade::state)
                .match(
                        state -> state,
                        refusal -> {
                            throw new AssertionError(refusal.code());
                        },
                        reason -> {
                            throw new AssertionError(reason);
                        });
    }

    private static <T> String refusal(Answer<T> answer) {
        return answer.match(done -> "done", Answer.Refusal::code, unknown -> "unknown");
    }

    @Test
    void whatTheKioskProvesIsWhatTheSagaHears() {
        assertThat(state(channel.query(ORDER))).isEqualTo(TradeState.ABSENT);
        trades.asked(ORDER, "kiosk-1", "a1");
        assertThat(state(channel.query(ORDER))).isEqualTo(TradeState.ABSENT);
        assertThat(let()).isEqualTo(Answer.done(TradeState.UNPAID));
        assertThat(state(channel.query(ORDER))).isEqualTo(TradeState.UNPAID);

        told(CardState.TAKEN, "", Optional.of(ENTRY));
        told(CardState.NOT_TAKEN, "WRONG_PIN", Optional.empty());

        assertThat(channel.query(ORDER))
                .isEqualTo(Answer.done(new Trade(ORDER, TradeState.PAID, PRICE, "R00000000001")));
    }

    @Test
    void aRefusedCardIsARefusalWithItsReason() {
        trades.asked(ORDER, "kiosk-1", "a1");
        let();
        told(CardState.NOT_TAKEN, "WRONG_PIN", Optional.empty());

        assertThat(refusal(channel.query(ORDER))).isEqualTo("CARD_WRONG_PIN");
        assertThat(channel.reverse(ORDER)).isEqualTo(Answer.done(true));
    }

    @Test
    void theFirstTryIsTheOnlyOne() {
        assertThat(trades.asked(ORDER, "kiosk-1", "a1").attempt()).isEqualTo("a1");
        assertThat(trades.asked(ORDER, "kiosk-1", "a2").attempt()).isEqualTo("a1");
    }

    @Test
    void aTryThatIsWantedBackBeforeItWasLetNeverBegins() {
        assertThat(channel.reverse(ORDER)).isEqualTo(Answer.done(true));
        trades.asked(ORDER, "kiosk-1", "a1");

        assertThat(refusal(let())).isEqualTo("CARD_NOT_READY");
        assertThat(trades.wantedBack("kiosk-1", 9)).isEmpty();
    }

    @Test
    void moneyIsBackOnlyWhenTheKioskHasProvenIt() {
        trades.asked(ORDER, "kiosk-1", "a1");
        let();
        told(CardState.TAKEN, "", Optional.of(ENTRY));
        assertThat(refusal(channel.reverse(ORDER))).isEqualTo("unknown");
        assertThat(trades.wantedBack("kiosk-1", 9)).hasSize(1);
        assertThat(trades.wantedBack("kiosk-2", 9)).isEmpty();

        told(CardState.GIVEN_BACK, "", Optional.empty());

        assertThat(state(channel.query(ORDER))).isEqualTo(TradeState.RETURNED);
        assertThat(trades.wantedBack("kiosk-1", 9)).isEmpty();
    }

    @Test
    void moneyThatWasTakenAfterAllIsWantedBack() {
        trades.asked(ORDER, "kiosk-1", "a1");
        let();
        told(CardState.NOT_TAKEN, "NOBODY_CAME", Optional.empty());

        told(CardState.TAKEN, "", Optional.of(ENTRY));

        assertThat(trades.wantedBack("kiosk-1", 9)).hasSize(1);
    }

    @Test
    void aPartIsNotSentBackAndTheWholeIsOnceItIsProven() {
        trades.asked(ORDER, "kiosk-1", "a1");
        let();
        told(CardState.TAKEN, "", Optional.of(ENTRY));
        var number = new RefundNo("R1");
        assertThat(refusal(channel.refund(new RefundOf(new Money(100)).refund())))
                .isEqualTo("PARTIAL");
        assertThat(channel.queryRefund(ORDER, number)).isEqualTo(Answer.done(RefundState.ABSENT));

        assertThat(channel.refund(new RefundOf(PRICE).refund())).isEqualTo(Answer.done(RefundState.PROCESSING));
        told(CardState.STUCK, "SETTLED", Optional.empty());
        assertThat(channel.queryRefund(ORDER, number)).isEqualTo(Answer.done(RefundState.FAILED));
        told(CardState.GIVEN_BACK, "", Optional.empty());
        assertThat(channel.queryRefund(ORDER, number)).isEqualTo(Answer.done(RefundState.RETURNED));
    }

    /** A refund of the order. */
    private record RefundOf(Money amount) {
        Refund refund() {
            return new Refund(ORDER, new RefundNo("R1"), amount, PRICE, "退款");
        }
    }

    /** What people hand back is never given back by a kiosk as well, whatever the kiosk proves when it is there again. */
    @Test
    void whatPeopleHaveHandedBackNoKioskGivesBack() {
        trades.asked(ORDER, "kiosk-1", "a1");
        let();
        channel.reverse(ORDER);

        assertThat(channel.handBack(ORDER)).isEqualTo(Answer.done(true));
        assertThat(channel.handBack(ORDER)).isEqualTo(Answer.done(true));
        assertThat(trades.wantedBack("kiosk-1", 9)).isEmpty();
        told(CardState.TAKEN, "", Optional.of(ENTRY));
        told(CardState.GIVEN_BACK, "", Optional.empty());
        told(CardState.NOT_TAKEN, "NOBODY_CAME", Optional.empty());

        assertThat(trades.wantedBack("kiosk-1", 9)).isEmpty();
        assertThat(channel.queryRefund(ORDER, new RefundNo("R1"))).isEqualTo(Answer.done(RefundState.FAILED));
        assertThat(refusal(channel.reverse(ORDER))).isEqualTo("SETTLED");
        assertThat(channel.query(ORDER))
                .isEqualTo(Answer.done(new Trade(ORDER, TradeState.PAID, PRICE, "R00000000001")));
    }

    @Test
    void whatIsBackOrWasNeverTakenIsNotHandedBack() {
        trades.asked(ORDER, "kiosk-1", "a1");
        let();
        told(CardState.TAKEN, "", Optional.of(ENTRY));
        channel.reverse(ORDER);
        told(CardState.GIVEN_BACK, "", Optional.empty());
        assertThat(refusal(channel.handBack(ORDER))).isEqualTo("REFUND_ON_ITS_WAY");

        assertThat(refusal(channel.handBack(new TradeNo("T20260302000002")))).isEqualTo("CARD_NOT_CHARGED");
    }

    /** "People hand it back" and "the kiosk has given it back" at the same moment: never both. */
    @Test
    void itIsHandedBackOrGivenBack() throws Exception {
        close();
        use(Store.open("server", PostgresServer.emptyDatabase()));
        ExecutorService two = Executors.newFixedThreadPool(2);
        for (int i = 0; i < 40; i++) {
            var order = new TradeNo("T2026030300" + (1000 + i));
            trades.asked(order, "kiosk-1", "a1");
            trades.allow(order, PRICE);
            trades.told(order, CardState.TAKEN, "", Optional.of(ENTRY));
            var together = new CyclicBarrier(2);
            Future<Answer<Boolean>> people = two.submit(at(together, () -> channel.handBack(order)));
            Future<Boolean> kiosk = two.submit(at(together, () -> {
                trades.told(order, CardState.GIVEN_BACK, "", Optional.empty());
                return true;
            }));

            kiosk.get(30, TimeUnit.SECONDS);
            boolean handed = people.get(30, TimeUnit.SECONDS).equals(Answer.done(true));

            CardState end = trades.find(order).orElseThrow().state();
            assertThat(end).isEqualTo(handed ? CardState.HANDED_BACK : CardState.GIVEN_BACK);
        }
        two.shutdownNow();
    }

    /** "Let it" and "we want it back" at the same moment: never is it both let and believed untaken. */
    @Test
    void whicheverComesFirstDecides() throws Exception {
        close();
        use(Store.open("server", PostgresServer.emptyDatabase()));
        ExecutorService two = Executors.newFixedThreadPool(2);
        for (int i = 0; i < 40; i++) {
            var order = new TradeNo("T2026030200" + (1000 + i));
            trades.asked(order, "kiosk-1", "a1");
            var together = new CyclicBarrier(2);
            Future<Boolean> let = two.submit(at(together, () -> trades.allow(order, PRICE)));
            Future<CardTrade> back = two.submit(at(together, () -> trades.wantBack(order)));

            boolean wasLet = let.get(30, TimeUnit.SECONDS);
            CardState state = back.get(30, TimeUnit.SECONDS).state();

            assertThat(state).isEqualTo(wasLet ? CardState.ALLOWED : CardState.NOT_TAKEN);
        }
        two.shutdownNow();
    }

    private static StatementLine line(StatementLine.Kind kind, String reference, String original, int minute) {
        return new StatementLine(
                "T1",
                kind,
                PRICE,
                Money.ZERO,
                reference,
                original,
                DAY.atTime(9, 0).plusMinutes(minute));
    }

    private void statement(StatementLine... lines) {
        statements.keep(DAY, List.of(lines), "clerk:7");
    }

    /** Another order of the same kiosk, by which the bank's number of its card terminal is known. */
    private void soldBefore() {
        var other = new TradeNo("T20260302000009");
        trades.asked(other, "kiosk-1", "a9");
        trades.allow(other, PRICE);
        var entry = new CardEntry(PRICE, "000009", "000001", "R00000000009", "", "M1", "T1", "2026-03-02T08:58:00");
        trades.told(other, CardState.TAKEN, "", Optional.of(entry));
    }

    @Test
    void withoutItsStatementNobodySaysThatTheBankHasNothing() {
        trades.asked(ORDER, "kiosk-1", "a1");
        let();
        channel.reverse(ORDER);

        assertThat(refusal(channel.notAtBank(ORDER))).isEqualTo("STATEMENT_MISSING");
        statement();

        assertThat(channel.notAtBank(ORDER)).isEqualTo(Answer.done(true));
        assertThat(channel.notAtBank(ORDER)).isEqualTo(Answer.done(true));
        assertThat(refusal(channel.query(ORDER))).isEqualTo("CARD_NOT_AT_BANK");
        assertThat(refusal(channel.handBack(ORDER))).isEqualTo("CARD_NOT_CHARGED");
    }

    @Test
    void aChargeThatNobodyHasProvenIsFoundByAmountAndTimeAtTheCardTerminalOfItsKiosk() {
        soldBefore();
        trades.asked(ORDER, "kiosk-1", "a1");
        let();
        channel.reverse(ORDER);
        StatementLine known = line(StatementLine.Kind.SALE, "R00000000009", "", -2);
        StatementLine charge = line(StatementLine.Kind.SALE, "R00000000001", "", 1);
        statement(known, charge);
        assertThat(refusal(channel.notAtBank(ORDER))).isEqualTo("CARD_CHARGED");

        statement(known, charge, line(StatementLine.Kind.CANCELLED, "R00000000002", "R00000000001", 3));

        assertThat(channel.notAtBank(ORDER)).isEqualTo(Answer.done(true));
    }

    @Test
    void aProvenSaleIsUndoneWhereTheStatementSaysSoAndNoKioskGivesItBackAgain() {
        trades.asked(ORDER, "kiosk-1", "a1");
        let();
        told(CardState.TAKEN, "", Optional.of(ENTRY));
        channel.reverse(ORDER);
        StatementLine sale = line(StatementLine.Kind.SALE, "R00000000001", "", 0);
        statement(sale);
        assertThat(refusal(channel.notAtBank(ORDER))).isEqualTo("CARD_CHARGED");
        assertThat(trades.wantedBack("kiosk-1", 9)).hasSize(1);

        statement(sale, line(StatementLine.Kind.CANCELLED, "R00000000002", "R00000000001", 3));

        assertThat(channel.notAtBank(ORDER)).isEqualTo(Answer.done(true));
        assertThat(channel.queryRefund(ORDER, new RefundNo("R1"))).isEqualTo(Answer.done(RefundState.RETURNED));
        assertThat(trades.wantedBack("kiosk-1", 9)).isEmpty();
        assertThat(refusal(channel.handBack(ORDER))).isEqualTo("REFUND_ON_ITS_WAY");
    }

    @Test
    void aKioskThatProvesTheChargeAfterAllHasItWantedBack() {
        trades.asked(ORDER, "kiosk-1", "a1");
        let();
        channel.reverse(ORDER);
        statement();
        channel.notAtBank(ORDER);

        told(CardState.TAKEN, "", Optional.of(ENTRY));

        assertThat(trades.wantedBack("kiosk-1", 9)).hasSize(1);
    }

    @Test
    void whatPeopleHaveHandedBackIsNotSaidToBeUndoneAsWell() {
        trades.asked(ORDER, "kiosk-1", "a1");
        let();
        channel.handBack(ORDER);
        statement();

        assertThat(refusal(channel.notAtBank(ORDER))).isEqualTo("CARD_HANDED_BACK");
    }

    /** "People hand it back" and "the bank has nothing" at the same moment: never both. */
    @Test
    void itIsHandedBackOrNotAtTheBank() throws Exception {
        close();
        use(Store.open("server", PostgresServer.emptyDatabase()));
        statement();
        ExecutorService two = Executors.newFixedThreadPool(2);
        for (int i = 0; i < 40; i++) {
            var order = new TradeNo("T2026030400" + (1000 + i));
            trades.asked(order, "kiosk-1", "a1");
            trades.allow(order, PRICE);
            var together = new CyclicBarrier(2);
            Future<Answer<Boolean>> people = two.submit(at(together, () -> channel.handBack(order)));
            Future<Answer<Boolean>> bank = two.submit(at(together, () -> channel.notAtBank(order)));

            boolean handed = people.get(30, TimeUnit.SECONDS).equals(Answer.done(true));
            boolean none = bank.get(30, TimeUnit.SECONDS).equals(Answer.done(true));

            assertThat(handed).isNotEqualTo(none);
        }
        two.shutdownNow();
    }

    private static <T> Callable<T> at(CyclicBarrier together, Callable<T> act) {
        return () -> {
            together.await(30, TimeUnit.SECONDS);
            return act.call();
        };
    }
}
