package org.houzhen.acceptance.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.houzhen.acceptance.installation.Desk;
import org.houzhen.acceptance.insurer.InsurerSimulator.Holds;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Bills that the insurance paid a part of go back at the cash desk, over every wire; each one's books are read afterwards. */
class InsuredRefundIT extends OnInsuredFloor {
    private static final Duration SOON = Duration.ofSeconds(60);

    /** 120.00, of which the fund pays 7.00, the account 13.00 and the patient 100.00. */
    private static String paidInThreeParts() {
        Errands errands =
                floor.withBill(InsuredFloor.man(true), InsuredFloor.BLOOD_COUNT, InsuredFloor.NOT_IN_THE_CATALOGUE);
        errands.askInsurance();
        kiosk.press("choose", Errands.WECHAT);
        String tradeNo = errands.pay();
        kiosk.press("home");
        return tradeNo;
    }

    private static JsonNode refund(String tradeNo) {
        return floor.cashDesk().post("/api/desk/money/refunds", Map.of("tradeNo", tradeNo, "reason", "项目不做了"));
    }

    private static JsonNode order(String tradeNo) {
        return floor.cashDesk().get("/api/desk/money/orders/" + tradeNo);
    }

    private static JsonNode refunded(String tradeNo, String stage) {
        await(stage).atMost(SOON).until(() -> last(tradeNo).path("stage").asString(), stage::equals);
        return last(tradeNo);
    }

    private static JsonNode last(String tradeNo) {
        return order(tradeNo).path("refunds").path(0);
    }

    private static void explained(String refundNo, long cash, long covered) {
        assertThat(floor.booked(refundNo, "INCOME/BILLS")).isEqualTo(cash + covered);
        assertThat(floor.booked(refundNo, "INSURER")).isEqualTo(-covered);
        assertThat(floor.booked(refundNo, "CHANNEL/WECHAT")).isEqualTo(-cash);
    }

    @Test
    void insurerChannelAndHospitalGetBackWhatEachHas() {
        Holds before = floor.insurer().holds();
        String tradeNo = paidInThreeParts();

        JsonNode found = order(tradeNo);
        assertThat(found.path("refusal").isMissingNode()
                        || found.path("refusal").isNull())
                .isTrue();
        assertThat(found.path("split").path("fund").path("fen").asLong()).isEqualTo(700);
        assertThat(found.path("left").path("fen").asLong()).isEqualTo(10_000);
        refund(tradeNo);

        JsonNode done = refunded(tradeNo, "DONE");
        await("the red bill").atMost(SOON).until(() -> floor.redBills(tradeNo) == 1);
        assertThat(done.path("split").path("account").path("fen").asLong()).isEqualTo(1_300);
        assertThat(floor.insurer().holds()).isEqualTo(before);
        explained(done.path("refundNo").asString(), 10_000, 2_000);
        assertThat(floor.rows().text("hospital", "select amount from refund where trade_no = ?", tradeNo))
                .isEqualTo("12000");
        assertThatExceptionOfType(Desk.RefusedException.class)
                .isThrownBy(() -> refund(tradeNo))
                .matches(refused -> List.of("REFUNDED_BEFORE", "BILL_CHANGED").contains(refused.code()));
    }

    @Test
    void whereNothingWasLeftToPayOnlyTheSettlementGoesBack() {
        Holds before = floor.insurer().holds();
        floor.withBill(InsuredFloor.man(true), InsuredFloor.PROTEIN).askInsurance();
        kiosk.press("agree");
        kiosk.await("result");
        String tradeNo = floor.lastInsured();
        kiosk.press("home");

        refund(tradeNo);

        JsonNode done = refunded(tradeNo, "DONE");
        assertThat(floor.insurer().holds()).isEqualTo(before);
        explained(done.path("refundNo").asString(), 0, 3_000);
    }

    @Test
    void aLostAnswerIsResolvedAndNothingIsTakenBackTwice() {
        Holds before = floor.insurer().holds();
        String tradeNo = paidInThreeParts();
        floor.insurer().loses("2208", true, 1);

        refund(tradeNo);

        JsonNode done = refunded(tradeNo, "DONE");
        assertThat(floor.insurer().holds()).isEqualTo(before);
        explained(done.path("refundNo").asString(), 10_000, 2_000);
        assertThat(messages(tradeNo, "2601")).isEqualTo(1);
    }

    @Test
    void whatTheInsurerWillNotTakeBackHoldsTheMoneyUntilAPersonAsksAgain() {
        Holds before = floor.insurer().holds();
        String tradeNo = paidInThreeParts();
        floor.insurer().refuses("2208", 1);

        refund(tradeNo);

        JsonNode stuck = refunded(tradeNo, "MANUAL");
        assertThat(stuck.path("problem").path("code").asString()).isEqualTo("INSURANCE_STUCK");
        assertThat(floor.booked(stuck.path("refundNo").asString(), "CHANNEL/WECHAT"))
                .isZero();
        JsonNode shown = order(tradeNo);
        assertThat(shown.path("refusal").path("code").asString())
                .as("no money is back yet")
                .isEqualTo("REFUND_UNDER_WAY");
        assertThat(shown.path("parts"))
                .isNotEmpty()
                .allSatisfy(part ->
                        assertThat(part.path("refusal").path("code").asString()).isEqualTo("REFUND_UNDER_WAY"));
        floor.cashDesk()
                .post("/api/desk/money/refunds/" + stuck.path("refundNo").asString() + "/retry");
        explained(refunded(tradeNo, "DONE").path("refundNo").asString(), 10_000, 2_000);
        assertThat(floor.insurer().holds()).isEqualTo(before);
    }

    private static long messages(String tradeNo, String infno) {
        return floor.rows()
                .count(
                        "server",
                        "select count(*) from insurance_message where trade_no = ? and infno = ?",
                        tradeNo,
                        infno);
    }
}
