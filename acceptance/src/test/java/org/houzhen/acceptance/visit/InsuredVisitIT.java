package org.houzhen.acceptance.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.houzhen.acceptance.installation.Accounts;
import org.houzhen.acceptance.installation.Desk;
import org.houzhen.acceptance.installation.Installation;
import org.houzhen.acceptance.installation.Kiosk;
import org.houzhen.acceptance.insurer.InsurerSimulator.Holds;
import org.houzhen.hardware.IdCard;
import org.houzhen.hardware.simulator.PaperSlip;
import org.houzhen.hardware.simulator.SimulatedPeople;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Bills of which the medical insurance pays its part, at a terminal, over every wire between: server, terminal, channel and
 * insurer are as at a hospital, and each one's books are read afterwards. 10.00 are borne alone, of the rest of what is in
 * the catalogue the fund pays 70 of 100 for an employee, and the account what it holds.
 */
class InsuredVisitIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String BLOOD_COUNT = "L001"; // 20.00
    private static final String NOT_IN_THE_CATALOGUE = "L047"; // 100.00
    private static final String PROTEIN = "L002"; // 30.00

    @TempDir
    private static Path data;

    private static Installation floor;
    private static Desk doctor;
    private static Kiosk kiosk;
    private static Rows rows;
    private static Slips slips;
    private static int people;

    @BeforeAll
    static void start() throws Exception {
        floor = Installation.start(data, Installation.Ports.free(), Installation.Insurance.AGREED);
        doctor = Accounts.of(floor).signIn(floor, "doctor");
        kiosk = new Kiosk(floor.agentUrl());
        rows = new Rows(floor::store);
        slips = new Slips(floor.devices().receipt());
    }

    @AfterAll
    static void stop() {
        kiosk.close();
        floor.close();
    }

    /** A man's number has an odd sequence, which insures him as an employee; one that ends in X is insured no longer. */
    private static IdCard man(boolean inForce) {
        IdCard card;
        do {
            card = SimulatedPeople.resident(
                    "何远舟", IdCard.Sex.MALE, LocalDate.of(1971, 1, 1).plusDays(people++), LocalDate.of(2041, 1, 1));
        } while (card.number().endsWith("X") == inForce);
        return card;
    }

    /** Somebody who has registered, paying alone, and whose doctor has ordered these; their bill is before them. */
    private static Errands withBill(IdCard patient, String... items) {
        var errands = new Errands(floor, kiosk, patient);
        errands.identify("REGISTER", "department");
        errands.chooseClinic();
        kiosk.confirmAndPayBy(Errands.WECHAT);
        String tradeNo = errands.pay();
        kiosk.press("home");
        String registerNo = rows.text("hospital", "select register_no from registration where trade_no = ?", tradeNo);
        bill(registerNo, items);
        errands.identify("PAY_BILLS", "bills");
        return errands;
    }

    private static void bill(String registerNo, String... items) {
        doctor.post("/api/desk/visits/" + registerNo + "/orders", Map.of("items", List.of(items)));
    }

    private static String slip(String tradeNo) {
        await("slip").atMost(SOON).until(() -> slips.saying("缴费凭条", tradeNo).size() == 1);
        PaperSlip slip = slips.saying("缴费凭条", tradeNo).get(0);
        return Slips.text(slip);
    }

    private static String receipt(String tradeNo) {
        return rows.text(
                "hospital",
                "select amount || ' ' || fund || ' ' || account || ' ' || payment_method || ' '"
                        + " || case settlement_id when '' then 0 else 1 end from receipt where trade_no = ?",
                tradeNo);
    }

    private static long booked(String tradeNo, String account) {
        return rows.count(
                "server",
                "select coalesce(sum(case when debit = ? then amount_fen else -amount_fen end), 0) from ledger_entry"
                        + " where document = ? and ? in (debit, credit)",
                account,
                tradeNo,
                account);
    }

    @Test
    void theInsurancePaysItsPartAndThePatientTheRest() {
        Holds before = floor.insurer().holds();
        Errands errands = withBill(man(true), BLOOD_COUNT, NOT_IN_THE_CATALOGUE);

        JsonNode split = errands.askInsurance();
        assertThat(split.path("fund").path("fen").asLong()).isEqualTo(700);
        assertThat(split.path("account").path("fen").asLong()).isEqualTo(1_300);
        assertThat(split.path("cash").path("fen").asLong()).isEqualTo(10_000);
        assertThat(floor.insurer().holds().settlements()).isEqualTo(before.settlements());

        kiosk.press("choose", Errands.WECHAT);
        assertThat(kiosk.await("pay").path("amount").path("fen").asLong()).isEqualTo(10_000);
        String tradeNo = errands.pay();

        assertThat(receipt(tradeNo)).isEqualTo("12000 700 1300 11 1");
        Holds after = floor.insurer().holds();
        assertThat(after.settlements()).isEqualTo(before.settlements() + 1);
        assertThat(after.fund()).isEqualTo(before.fund() + 700);
        assertThat(after.account()).isEqualTo(before.account() + 1_300);
        assertThat(booked(tradeNo, "INSURER")).isEqualTo(2_000);
        assertThat(booked(tradeNo, "CHANNEL/WECHAT")).isEqualTo(10_000);
        assertThat(booked(tradeNo, "INCOME/BILLS")).isEqualTo(-12_000);
        assertThat(slip(tradeNo)).contains("120.00 元", "医保统筹支付", "7.00 元", "13.00 元", "100.00 元", "医保结算号");
        kiosk.press("home");
    }

    @Test
    void whereNothingIsLeftNoChannelIsAsked() {
        Errands errands = withBill(man(true), PROTEIN);
        JsonNode split = errands.askInsurance();
        assertThat(split.path("cash").path("fen").asLong()).isZero();

        kiosk.press("agree");
        kiosk.await("result");

        String tradeNo = rows.text(
                "server", "select trade_no from payment_order where insured = 1 order by created_at desc limit 1");
        assertThat(receipt(tradeNo)).isEqualTo("3000 1400 1600 01 1");
        assertThat(floor.phone().pay(tradeNo)).as("there is no such trade").isFalse();
        assertThat(slip(tradeNo)).contains("无需付款", "14.00 元", "16.00 元");
        kiosk.press("home");
    }

    @Test
    void whoDeclinesTheSplitIsChargedNothingAndMayPayAlone() {
        Holds before = floor.insurer().holds();
        Errands errands = withBill(man(true), BLOOD_COUNT, NOT_IN_THE_CATALOGUE);
        errands.askInsurance();

        kiosk.press("back");
        kiosk.await("payer");
        await("nothing is left open")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(floor.insurer().holds()).isEqualTo(before));

        kiosk.press("choose", "SELF");
        kiosk.await("pay-way");
        kiosk.press("choose", Errands.WECHAT);
        String tradeNo = errands.pay();
        assertThat(receipt(tradeNo)).isEqualTo("12000 0 0 11 0");
        kiosk.press("home");
    }

    @Test
    void whoIsNotInsuredIsToldToPayAlone() {
        Errands errands = withBill(man(false), BLOOD_COUNT);

        assertThatExceptionOfType(Kiosk.TroubleException.class)
                .isThrownBy(errands::askInsurance)
                .withMessageContaining("INSURANCE_NOT_ENTITLED");

        kiosk.press("home");
    }

    @Test
    void aSettlementWhoseAnswerIsLostIsTakenBackAndSoIsTheMoney() {
        Holds before = floor.insurer().holds();
        Errands errands = withBill(man(true), BLOOD_COUNT, NOT_IN_THE_CATALOGUE);
        errands.askInsurance();
        floor.insurer().loses("2207", true, 1);

        kiosk.press("choose", Errands.WECHAT);
        String tradeNo = kiosk.await("pay").path("tradeNo").asString();
        assertThat(floor.phone().pay(tradeNo)).isTrue();

        kiosk.await("problem");
        assertThat(kiosk.view().path("money").asString()).isEqualTo("RETURNED");
        assertThat(floor.insurer().holds()).isEqualTo(before);
        assertThat(rows.texts("hospital", "select 1 from receipt where trade_no = ?", tradeNo))
                .isEmpty();
        assertThat(booked(tradeNo, "CHANNEL/WECHAT")).isZero();
        kiosk.press("home");
    }
}
