package org.houzhen.server.bankcard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
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

/** The server's half of a payment by card, over a real store. */
class CardChannelIT {
    private static final Money PRICE = new Money(1_250);
    private static final TradeNo ORDER = new TradeNo("T20260302000001");
    private static final CardEntry ENTRY =
            new CardEntry(PRICE, "000001", "000001", "R00000000001", "", "M1", "T1", "2026-03-02T09:00:00");

    private Store store;
    private CardTrades trades;
    private CardChannel channel;

    @BeforeEach
    void open(@TempDir Path folder) {
        use(Store.open("server", "jdbc:sqlite:" + folder.resolve("server.db")));
    }

    private void use(Store opened) {
        store = opened;
        trades = new CardTrades(JdbcClient.create(store.dataSource()), Clock.systemUTC());
        channel = new CardChannel(trades, true);
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

    private static <T> Callable<T> at(CyclicBarrier together, Callable<T> act) {
        return () -> {
            together.await(30, TimeUnit.SECONDS);
            return act.call();
        };
    }
}
