package org.houzhen.acceptance.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.houzhen.acceptance.installation.Child;
import org.houzhen.acceptance.installation.Installation;
import org.houzhen.acceptance.installation.Kiosk;
import org.houzhen.hardware.IdCard;
import org.houzhen.hardware.simulator.BankBook;
import org.houzhen.hardware.simulator.CardTerminalScript;
import org.houzhen.hardware.simulator.CardTerminalScript.Manner;
import org.houzhen.hardware.simulator.CardTerminalSimulator;
import org.houzhen.hardware.simulator.SimulatedPeople;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Registrations paid at the card terminal, over every wire between: whatever is lost, pulled out or killed, what the bank
 * keeps is what the hospital has, and no order is told to the card terminal twice.
 */
class CardVisitIT {
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final Duration AT_THE_CARD = Duration.ofSeconds(100);

    @TempDir
    private static Path data;

    private static Installation floor;
    private static Kiosk kiosk;
    private static Rows rows;
    private static int people;

    private final CardTerminalSimulator terminal = floor.devices().cardTerminal();

    @BeforeAll
    static void start() throws Exception {
        floor = Installation.start(data, Installation.Ports.free());
        kiosk = new Kiosk(floor.agentUrl());
        rows = new Rows(floor::store);
    }

    @AfterAll
    static void stop() {
        kiosk.close();
        floor.close();
    }

    @BeforeEach
    void approve() {
        terminal.follow(CardTerminalScript.APPROVE);
    }

    private static IdCard somebody() {
        return SimulatedPeople.resident(
                "何远舟", IdCard.Sex.MALE, LocalDate.of(1971, 1, 1).plusDays(people++), LocalDate.of(2041, 1, 1));
    }

    /** Everything up to the moment in which the card terminal has the word; returns the order's number. */
    private static String chooseCard() {
        var errands = new Errands(floor, kiosk, somebody());
        errands.identify("REGISTER", "department");
        errands.chooseClinic();
        kiosk.press("confirm");
        kiosk.await("pay-way");
        kiosk.awaitView("a card terminal", view -> view.toString().contains("BANK_CARD"));
        int before = Integer.parseInt(rows.text("server", "select count(*) from payment_order"));
        kiosk.press("choose", Errands.CARD);
        await("order").atMost(SOON).until(() -> rows.count("server", "select count(*) from payment_order") > before);
        return rows.text("server", "select trade_no from payment_order order by created_at desc limit 1");
    }

    private static String stage(String tradeNo) {
        return rows.text("server", "select stage from payment_order where trade_no = ?", tradeNo);
    }

    private static boolean isOver(String tradeNo) {
        return rows.count("server", "select open from payment_order where trade_no = ?", tradeNo) == 0;
    }

    private List<BankBook.Entry> entries(String tradeNo) {
        return terminal.book().stream()
                .filter(entry -> entry.tradeNo().equals(tradeNo))
                .toList();
    }

    /** The bank, the hospital and our own book agree, whatever came of it. */
    private void accountFor(String tradeNo) {
        await("the order's end").atMost(SOON).until(() -> isOver(tradeNo));
        await("the kiosk has told all")
                .atMost(SOON)
                .until(() -> rows.count(
                                "server",
                                "select count(*) from card_trade where trade_no = ? and state in ('ASKED', 'ALLOWED')",
                                tradeNo)
                        == 0);
        boolean done = stage(tradeNo).equals("DONE");
        long price = rows.count("server", "select amount_fen from payment_order where trade_no = ?", tradeNo);
        assertThat(entries(tradeNo)).hasSizeLessThanOrEqualTo(1);
        await("what the bank keeps")
                .atMost(SOON)
                .until(() -> entries(tradeNo).stream()
                                .filter(entry -> entry.state() == BankBook.State.TAKEN)
                                .mapToLong(BankBook.Entry::amountFen)
                                .sum()
                        == (done ? price : 0));
        assertThat(rows.count(
                        "hospital",
                        "select count(*) from registration where trade_no = ? and payment_method = '02'",
                        tradeNo))
                .isEqualTo(done ? 1 : 0);
        assertThat(rows.count(
                        "server",
                        "select coalesce(sum(case when debit = 'CHANNEL/BANK_CARD' then amount_fen else -amount_fen end), 0)"
                                + " from ledger_entry where document = ? and 'CHANNEL/BANK_CARD' in (debit, credit)",
                        tradeNo))
                .isEqualTo(done ? price : 0);
    }

    private static void goHome() {
        if (!kiosk.screen().equals("start")) {
            kiosk.press("home");
        }
        kiosk.await("start");
    }

    @Test
    void aCardIsChargedOnceAndTheSlipSaysByWhat() throws Exception {
        String tradeNo = chooseCard();
        kiosk.await("result");

        assertThat(stage(tradeNo)).isEqualTo("DONE");
        accountFor(tradeNo);
        assertThat(new Slips(floor.devices().receipt())
                        .saying("挂号凭条", "").stream().map(Slips::text).toList())
                .anyMatch(text -> text.contains("银行卡"));
        String card = entries(tradeNo).get(0).card().text();
        for (String log : List.of("server.log", "kiosk.log")) {
            assertThat(Files.readString(data.resolve("logs").resolve(log))).doesNotContain(card, "6200000000000001234");
        }
        goHome();
    }

    @Test
    void aCardThatIsRefusedIsNotChargedAndThePatientReadsWhy() {
        terminal.follow(new CardTerminalScript(List.of(Manner.DECLINE), Duration.ZERO, "55", "密码错误"));

        String tradeNo = chooseCard();

        assertThatExceptionOfType(Kiosk.TroubleException.class)
                .isThrownBy(() -> kiosk.await("result"))
                .satisfies(trouble -> assertThat(trouble.code()).isEqualTo("CARD_WRONG_PIN"));
        assertThat(kiosk.view().path("money").asString()).isEqualTo("NONE");
        assertThat(stage(tradeNo)).isEqualTo("CLOSED");
        accountFor(tradeNo);
        goHome();
    }

    @Test
    void aChargeWhoseAnswerIsLostIsFoundInTheCardTerminalsBook() {
        terminal.follow(CardTerminalScript.of(Manner.WRONG_CHECKSUM));

        String tradeNo = chooseCard();
        kiosk.await("result", "problem");

        accountFor(tradeNo);
        assertThat(stage(tradeNo)).isEqualTo("DONE");
        goHome();
    }

    @Test
    void aCardTerminalPulledOutAfterTheChargeIsAskedWhenItIsBack() throws Exception {
        terminal.follow(CardTerminalScript.of(Manner.UNPLUG_AFTER));
        String tradeNo = chooseCard();
        kiosk.awaitField("step", "CHECKING");

        terminal.plug();
        kiosk.await("result");

        accountFor(tradeNo);
        assertThat(stage(tradeNo)).isEqualTo("DONE");
        goHome();
    }

    @Test
    void aKioskThatIsKilledWhileTheCardIsChargedFindsOutFirst() {
        killedAtTheCard(floor.agent());
    }

    @Test
    void aServerThatIsKilledWhileTheCardIsChargedHearsOfItAfterwards() {
        killedAtTheCard(floor.server());
    }

    /** The patient puts the card in; one program dies; the card terminal takes the money; the program comes back. */
    private void killedAtTheCard(Child victim) {
        terminal.follow(CardTerminalScript.APPROVE.after(AT_THE_CARD));
        int before = terminal.requests();
        String tradeNo = chooseCard();
        await("at the card").atMost(SOON).until(() -> terminal.requests() > before);

        victim.kill();
        terminal.follow(CardTerminalScript.APPROVE);
        terminal.hurry();
        victim.start();
        victim.awaitReady();

        accountFor(tradeNo);
        assertThat(entries(tradeNo)).hasSize(1);
        await("the start screen").atMost(SOON).until(() -> {
            if (kiosk.canLeave()) {
                kiosk.press("home");
            }
            return kiosk.screen().equals("start") && kiosk.isOnline();
        });
    }
}
