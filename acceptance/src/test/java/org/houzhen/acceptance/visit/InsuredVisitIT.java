package org.houzhen.acceptance.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.houzhen.acceptance.installation.Kiosk;
import org.houzhen.acceptance.insurer.InsurerSimulator.Holds;
import org.houzhen.hardware.simulator.BankBook;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Bills of which the medical insurance pays its part, at a terminal, over every wire between: server, terminal, channel and
 * insurer are as at a hospital, and each one's books are read afterwards. 10.00 are borne alone, of the rest of what is in
 * the catalogue the fund pays 70 of 100 for an employee, and the account what it holds.
 */
class InsuredVisitIT extends OnInsuredFloor {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String BLOOD_COUNT = InsuredFloor.BLOOD_COUNT;
    private static final String NOT_IN_THE_CATALOGUE = InsuredFloor.NOT_IN_THE_CATALOGUE;

    @Test
    void theInsurancePaysItsPartAndThePatientTheRest() {
        Holds before = floor.insurer().holds();
        Errands errands = floor.withBill(InsuredFloor.man(true), BLOOD_COUNT, NOT_IN_THE_CATALOGUE);

        JsonNode split = errands.askInsurance();
        assertThat(split.path("fund").path("fen").asLong()).isEqualTo(700);
        assertThat(split.path("account").path("fen").asLong()).isEqualTo(1_300);
        assertThat(split.path("cash").path("fen").asLong()).isEqualTo(10_000);
        assertThat(floor.insurer().holds().settlements()).isEqualTo(before.settlements());

        kiosk.press("choose", Errands.WECHAT);
        assertThat(kiosk.await("pay").path("amount").path("fen").asLong()).isEqualTo(10_000);
        String tradeNo = errands.pay();

        assertThat(floor.receipt(tradeNo)).isEqualTo("12000 700 1300 11 1");
        Holds after = floor.insurer().holds();
        assertThat(after.settlements()).isEqualTo(before.settlements() + 1);
        assertThat(after.fund()).isEqualTo(before.fund() + 700);
        assertThat(after.account()).isEqualTo(before.account() + 1_300);
        assertThat(floor.booked(tradeNo, "INSURER")).isEqualTo(2_000);
        assertThat(floor.booked(tradeNo, "CHANNEL/WECHAT")).isEqualTo(10_000);
        assertThat(floor.booked(tradeNo, "INCOME/BILLS")).isEqualTo(-12_000);
        assertThat(floor.slip("缴费凭条", tradeNo))
                .contains("120.00 元", "医保统筹支付", "7.00 元", "13.00 元", "100.00 元", "医保结算号");
        assertThat(floor.billed(tradeNo)).isEqualTo("7.00 13.00 100.00 01");
        kiosk.press("home");
    }

    @Test
    void theRestIsPaidByBankCard() {
        Holds before = floor.insurer().holds();
        Errands errands = floor.withBill(InsuredFloor.man(true), BLOOD_COUNT, NOT_IN_THE_CATALOGUE);
        errands.askInsurance();

        kiosk.press("choose", Errands.CARD);
        kiosk.await("result");

        String tradeNo = floor.lastInsured();
        assertThat(floor.hall().devices().cardTerminal().book())
                .filteredOn(entry -> entry.tradeNo().equals(tradeNo))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.amountFen()).as("the rest, and no more").isEqualTo(10_000);
                    assertThat(entry.state()).isEqualTo(BankBook.State.TAKEN);
                });
        assertThat(floor.insurer().holds().settlements()).isEqualTo(before.settlements() + 1);
        assertThat(floor.booked(tradeNo, "CHANNEL/BANK_CARD")).isEqualTo(10_000);
        assertThat(floor.booked(tradeNo, "INSURER")).isEqualTo(2_000);
        assertThat(floor.receipt(tradeNo)).startsWith("12000 700 1300 ").endsWith(" 1");
        assertThat(floor.slip("缴费凭条", tradeNo)).contains("银行卡", "100.00 元", "医保结算号");
        assertThat(floor.billed(tradeNo)).isEqualTo("7.00 13.00 100.00 01");
        kiosk.press("home");
    }

    @Test
    void whereNothingIsLeftNoChannelIsAsked() {
        Errands errands = floor.withBill(InsuredFloor.man(true), InsuredFloor.PROTEIN);
        JsonNode split = errands.askInsurance();
        assertThat(split.path("cash").path("fen").asLong()).isZero();

        kiosk.press("agree");
        kiosk.await("result");

        String tradeNo = floor.lastInsured();
        assertThat(floor.receipt(tradeNo)).isEqualTo("3000 1400 1600 01 1");
        assertThat(floor.hall().phone().pay(tradeNo))
                .as("there is no such trade")
                .isFalse();
        assertThat(floor.slip("缴费凭条", tradeNo)).contains("无需付款", "14.00 元", "16.00 元");
        assertThat(floor.billed(tradeNo)).isEqualTo("14.00 16.00 0.00 01");
        kiosk.press("home");
    }

    @Test
    void whoDeclinesTheSplitIsChargedNothingAndMayPayAlone() {
        Holds before = floor.insurer().holds();
        Errands errands = floor.withBill(InsuredFloor.man(true), BLOOD_COUNT, NOT_IN_THE_CATALOGUE);
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
        assertThat(floor.receipt(tradeNo)).isEqualTo("12000 0 0 11 0");
        kiosk.press("home");
    }

    @Test
    void whoIsNotInsuredIsToldToPayAlone() {
        Errands errands = floor.withBill(InsuredFloor.man(false), BLOOD_COUNT);

        assertThatExceptionOfType(Kiosk.TroubleException.class)
                .isThrownBy(errands::askInsurance)
                .withMessageContaining("INSURANCE_NOT_ENTITLED");

        kiosk.press("home");
    }

    @Test
    void aSettlementWhoseAnswerIsLostIsTakenBackAndSoIsTheMoney() {
        Holds before = floor.insurer().holds();
        Errands errands = floor.withBill(InsuredFloor.man(true), BLOOD_COUNT, NOT_IN_THE_CATALOGUE);
        errands.askInsurance();
        floor.insurer().loses("2207", true, 1);

        kiosk.press("choose", Errands.WECHAT);
        String tradeNo = kiosk.await("pay").path("tradeNo").asString();
        assertThat(floor.hall().phone().pay(tradeNo)).isTrue();

        kiosk.await("problem");
        assertThat(kiosk.view().path("money").asString()).isEqualTo("RETURNED");
        assertThat(floor.insurer().holds()).isEqualTo(before);
        assertThat(floor.rows().texts("hospital", "select 1 from receipt where trade_no = ?", tradeNo))
                .isEmpty();
        assertThat(floor.booked(tradeNo, "CHANNEL/WECHAT")).isZero();
        kiosk.press("home");
    }
}
