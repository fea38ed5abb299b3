package org.houzhen.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import org.houzhen.hardware.CardTerminal.Outcome;
import org.houzhen.hardware.CardTerminal.Refusal;
import org.houzhen.hardware.CardTerminal.Sale;
import org.houzhen.hardware.simulator.BankBook;
import org.houzhen.hardware.simulator.CardTerminalScript;
import org.houzhen.hardware.simulator.CardTerminalScript.Manner;
import org.houzhen.hardware.simulator.CardTerminalSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What every driver of a card terminal must do, over whatever cable the subclass lays. */
public abstract class CardTerminalContract {
    protected static final Duration LONG = Duration.ofSeconds(10);
    protected static final Duration SHORT = Duration.ofMillis(300);
    protected static final Sale SALE = new Sale("HZ20261122000001", 12_345);

    protected final CardTerminalSimulator simulator = new CardTerminalSimulator();
    protected CardTerminal terminal;

    /** Connects the simulator and says where the driver finds it. */
    protected abstract DeviceAddress connect() throws Exception;

    /** Pulls the cable. */
    protected abstract void unplug() throws Exception;

    protected abstract DeviceDriver driver();

    @BeforeEach
    void open() throws Exception {
        terminal = (CardTerminal) driver().open("card-terminal", connect(), Clock.systemDefaultZone());
    }

    @AfterEach
    void close() {
        terminal.close();
        simulator.close();
    }

    @Test
    void aSaleThatIsDoneHasAnEntryByWhichTheBankFindsIt() throws Exception {
        BankEntry entry = done(terminal.sale(SALE, LONG));

        assertThat(simulator.book()).singleElement().satisfies(taken -> {
            assertThat(taken.tradeNo()).isEqualTo(SALE.tradeNo());
            assertThat(taken.amountFen()).isEqualTo(12_345);
            assertThat(entry.trace()).isEqualTo(taken.trace());
            assertThat(entry.reference()).isEqualTo(taken.reference());
            assertThat(entry.at()).isEqualTo(taken.at());
        });
        assertThat(entry.amountFen()).isEqualTo(12_345);
        assertThat(entry.at()).isBetween(LocalDateTime.now().minusMinutes(1), LocalDateTime.now());
        assertThat(done(terminal.query(SALE.tradeNo(), LONG))).isEqualTo(entry);
    }

    @Test
    void ofACardNoMoreIsKeptThanASlipMayShow() throws Exception {
        Outcome outcome = terminal.sale(SALE, LONG);

        assertThat(done(outcome).card()).hasToString("620000*********1234");
        assertThat(outcome.toString()).doesNotContain("6200000000000001234", "张小三");
    }

    @ParameterizedTest
    @CsvSource({
        "51,余额不足,NOT_ENOUGH_MONEY",
        "55,密码错误,WRONG_PIN",
        "54,卡片过期,CARD_NOT_ACCEPTED",
        "Z1,已取消,CANCELLED_BY_PATIENT",
        "Z2,超时未刷卡,NOBODY_CAME",
        "05,不予承兑,DECLINED",
    })
    void aCertainNoSaysWhyAndTookNothing(String code, String words, Refusal reason) throws Exception {
        simulator.follow(decline(code, words));

        assertThat(terminal.sale(SALE, LONG)).isEqualTo(new Outcome.Refused(reason, code, words));
        assertThat(simulator.takenFen()).isZero();
        assertThat(terminal.query(SALE.tradeNo(), LONG)).isInstanceOfSatisfying(Outcome.Refused.class, this::notFound);
    }

    @ParameterizedTest
    @CsvSource({"68", "98", "A0", "11", "A2", "QQ"})
    void aCodeThatProvesNothingIsNoNo(String code) throws Exception {
        simulator.follow(decline(code, ""));

        assertThat(terminal.sale(SALE, LONG)).isEqualTo(new Outcome.Unknown(DeviceReason.NO_ANSWER));
    }

    @ParameterizedTest
    @EnumSource(names = {"LOSE_AFTER", "WRONG_LENGTH", "WRONG_CHECKSUM", "WRONG_ECHO", "WRONG_AMOUNT", "BANK_SILENT"})
    void aSaleWhoseAnswerIsNoGoodIsNotProvenAndFoundByAsking(Manner manner) throws Exception {
        simulator.follow(CardTerminalScript.of(manner));

        assertThat(terminal.sale(SALE, SHORT)).isInstanceOf(Outcome.Unknown.class);

        assertThat(done(terminal.query(SALE.tradeNo(), LONG)).amountFen()).isEqualTo(12_345);
        assertThat(simulator.book()).hasSize(1);
    }

    @Test
    void aSaleThatNeverReachedTheBankIsNotProvenAndNotFoundByAsking() throws Exception {
        simulator.follow(CardTerminalScript.of(Manner.LOSE_BEFORE));

        assertThat(terminal.sale(SALE, SHORT)).isEqualTo(new Outcome.Unknown(DeviceReason.NO_ANSWER));

        notFound(terminal.query(SALE.tradeNo(), LONG));
    }

    @Test
    void anAnswerThatComesTooLateIsNotTakenForTheNext() throws Exception {
        simulator.follow(CardTerminalScript.APPROVE.after(Duration.ofHours(1)));

        assertThat(terminal.sale(SALE, SHORT)).isEqualTo(new Outcome.Unknown(DeviceReason.NO_ANSWER));
        assertThat(terminal.query(SALE.tradeNo(), LONG)).isEqualTo(new Outcome.Unknown(DeviceReason.BUSY));
        assertThat(terminal.probe(LONG).reason()).isEqualTo(DeviceReason.BUSY);
        simulator.follow(CardTerminalScript.APPROVE);
        simulator.hurry();

        assertThat(simulator.takenFen()).isEqualTo(12_345);
        BankEntry entry = done(terminal.query(SALE.tradeNo(), LONG));
        assertThat(entry.amountFen()).isEqualTo(12_345);
        notFound(terminal.query("HZ-ANOTHER", LONG));
    }

    @Test
    void aReversedSaleIsGivenBackOnceHoweverOftenItIsAsked() throws Exception {
        simulator.follow(CardTerminalScript.of(Manner.LOSE_AFTER, Manner.LOSE_AFTER));

        assertThat(terminal.sale(SALE, SHORT)).isInstanceOf(Outcome.Unknown.class);
        assertThat(terminal.reverse(SALE, SHORT)).isInstanceOf(Outcome.Unknown.class);
        notFound(terminal.reverse(SALE, LONG));
        notFound(terminal.query(SALE.tradeNo(), LONG));
        assertThat(simulator.book()).extracting(BankBook.Entry::state).containsExactly(BankBook.State.REVERSED);
    }

    @Test
    void aSaleIsCancelledUntilItIsSettledAndRefundedInPartsAfterwards() throws Exception {
        BankEntry first = done(terminal.sale(SALE, LONG));
        var later = new Sale("HZ20261122000002", 500);
        BankEntry second = done(terminal.sale(later, LONG));

        assertThat(done(terminal.cancelSale(later, second, LONG)).amountFen()).isEqualTo(500);
        notFound(terminal.cancelSale(later, second, LONG));
        assertThat(done(terminal.settle(LONG)).amountFen()).isEqualTo(12_345);
        assertThat(terminal.cancelSale(SALE, first, LONG))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class, no -> assertThat(no.reason()).isEqualTo(Refusal.SETTLED));
        assertThat(done(terminal.refund(first, 345, LONG)).amountFen()).isEqualTo(345);
        assertThat(simulator.takenFen()).isEqualTo(12_000);
        assertThat(terminal.refund(first, 12_345, LONG)).isInstanceOf(Outcome.Refused.class);
        assertThat(simulator.takenFen()).isEqualTo(12_000);
        assertThatIllegalArgumentException().isThrownBy(() -> terminal.refund(first, 12_346, LONG));
    }

    @Test
    void aTerminalThatTheBankForgotIsSignedInAgainByTheNextLook() throws Exception {
        simulator.signOut();

        assertThat(terminal.sale(SALE, LONG))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class, no -> assertThat(no.reason()).isEqualTo(Refusal.NOT_READY));
        assertThat(terminal.query(SALE.tradeNo(), LONG)).isInstanceOf(Outcome.Unknown.class);
        assertThat(terminal.probe(LONG).reason()).isEqualTo(DeviceReason.READY);
        done(terminal.sale(SALE, LONG));
    }

    @Test
    void anUnpluggedTerminalIsOfflineAndIsToldNothing() throws Exception {
        unplug();

        await().atMost(LONG).until(() -> terminal.status().reason() == DeviceReason.UNPLUGGED);
        assertThatThrownBy(() -> terminal.sale(SALE, SHORT))
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.reason()).isEqualTo(DeviceReason.UNPLUGGED));
        assertThat(simulator.requests()).isZero();
    }

    @Test
    void aSaleIsOfMoneyAndHasANumber() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Sale("HZ20261122000001", 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Sale("short", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> terminal.query("", LONG));
    }

    protected static CardTerminalScript decline(String code, String words) {
        CardTerminalScript script = CardTerminalScript.of(Manner.DECLINE);
        return new CardTerminalScript(script.next(), script.delay(), code, words);
    }

    protected static BankEntry done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).entry();
    }

    protected void notFound(Outcome outcome) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class, no -> assertThat(no.reason()).isEqualTo(Refusal.NOT_FOUND));
    }
}
