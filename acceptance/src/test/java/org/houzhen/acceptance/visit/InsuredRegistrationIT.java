package org.houzhen.acceptance.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.houzhen.acceptance.installation.Kiosk;
import org.houzhen.acceptance.insurer.InsurerSimulator.Holds;
import org.houzhen.hardware.IdCard;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Registrations that the insurance pays a part of, and their return, at a terminal and over every wire. */
class InsuredRegistrationIT extends OnInsuredFloor {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final long BORNE_ALONE = 1_000;

    /** Somebody before the split, and what their clinic costs. */
    private record AtTheSplit(Errands errands, long fee, JsonNode split) {
        long part(String name) {
            return split.path(name).path("fen").asLong();
        }
    }

    private static AtTheSplit atTheSplit(IdCard patient) {
        var errands = new Errands(floor.hall(), kiosk, patient);
        errands.identify("REGISTER", "department");
        long fee = errands.chooseClinic().path("fee").path("fen").asLong();
        return new AtTheSplit(errands, fee, errands.askInsuranceHere());
    }

    private static String registration(String tradeNo) {
        return floor.rows()
                .text(
                        "hospital",
                        "select fee || ' ' || fund || ' ' || account || ' ' || state || ' '"
                                + " || case settlement_id when '' then 0 else 1 end from registration where trade_no = ?",
                        tradeNo);
    }

    private static String yuan(long fen) {
        return fen / 100 + ".%02d".formatted(fen % 100);
    }

    @Test
    void theInsurancePaysItsPartThePatientTheRestAndAllGoesBack() {
        Holds before = floor.insurer().holds();
        IdCard patient = InsuredFloor.woman();

        AtTheSplit at = atTheSplit(patient);
        long fund = Math.max(0, at.fee() - BORNE_ALONE) / 2;
        long cash = at.fee() - fund;
        assertThat(at.part("fund")).isEqualTo(fund);
        assertThat(at.part("cash")).isEqualTo(cash);
        kiosk.press("choose", Errands.WECHAT);
        assertThat(kiosk.await("pay").path("amount").path("fen").asLong()).isEqualTo(cash);
        String tradeNo = at.errands().pay();
        kiosk.press("home");

        assertThat(registration(tradeNo)).isEqualTo(at.fee() + " " + fund + " 0 REGISTERED 1");
        assertThat(floor.booked(tradeNo, "INSURER")).isEqualTo(fund);
        assertThat(floor.booked(tradeNo, "INCOME/REGISTRATION")).isEqualTo(-at.fee());
        assertThat(floor.billed(tradeNo)).isEqualTo(yuan(fund) + " 0.00 " + yuan(cash) + " 02");
        assertThat(floor.slip("挂号凭条", tradeNo)).contains("医保统筹支付", yuan(fund) + " 元", "医保结算号");

        JsonNode visit = returned(at.errands());
        assertThat(visit.path("split").path("fund").path("fen").asLong()).isEqualTo(fund);
        assertThat(visit.path("amount").path("fen").asLong()).isEqualTo(cash);
        assertThat(floor.insurer().holds()).isEqualTo(before);
        assertThat(registration(tradeNo)).contains("CANCELLED");
        String refundNo = floor.rows().text("server", "select refund_no from refund_order where trade_no = ?", tradeNo);
        await("the money is back")
                .atMost(SOON)
                .until(() -> floor.rows()
                        .text("server", "select stage from refund_order where trade_no = ?", tradeNo)
                        .equals("DONE"));
        assertThat(floor.booked(refundNo, "INSURER")).isEqualTo(-fund);
        assertThat(floor.booked(refundNo, "CHANNEL/WECHAT")).isEqualTo(-cash);
        assertThat(floor.slip("退号凭条", tradeNo)).contains("医保统筹", yuan(fund) + " 元", yuan(cash) + " 元");
        await("the red bill").atMost(SOON).until(() -> floor.redBills(tradeNo) == 1);
    }

    /** The patient returns the only registration that they have; what the last look showed of it. */
    private static JsonNode returned(Errands errands) {
        errands.identify("RETURN", "returns");
        kiosk.press(
                "choose", kiosk.view().path("visits").path(0).path("registerNo").asString());
        JsonNode visit = kiosk.await("return-confirm").path("visit");
        kiosk.press("confirm");
        kiosk.await("result");
        kiosk.press("home");
        return visit;
    }

    @Test
    void whereNothingIsLeftNoPageToPayIsShownAndOnlyTheSettlementGoesBack() {
        Holds before = floor.insurer().holds();

        AtTheSplit at = atTheSplit(InsuredFloor.man(true));
        assertThat(at.part("cash")).isZero();
        kiosk.press("agree");
        kiosk.await("result");
        String tradeNo = floor.lastInsured();
        kiosk.press("home");

        assertThat(registration(tradeNo))
                .isEqualTo(at.fee() + " " + at.part("fund") + " " + at.part("account") + " REGISTERED 1");
        assertThat(floor.hall().phone().pay(tradeNo))
                .as("there is no such trade")
                .isFalse();
        assertThat(floor.insurer().holds().settlements()).isEqualTo(before.settlements() + 1);
        returned(at.errands());
        assertThat(floor.insurer().holds()).isEqualTo(before);
        assertThat(registration(tradeNo)).contains("CANCELLED");
    }

    @Test
    void whoGoesBackFromTheSplitLeavesNothingOpenAndMayPayAlone() {
        Holds before = floor.insurer().holds();
        AtTheSplit at = atTheSplit(InsuredFloor.man(true));

        kiosk.press("back");
        kiosk.await("payer");
        await("nothing is left open")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(floor.insurer().holds()).isEqualTo(before));
        kiosk.press("choose", "SELF");
        kiosk.await("pay-way");
        kiosk.press("choose", Errands.WECHAT);
        String tradeNo = at.errands().pay();
        kiosk.press("home");

        assertThat(registration(tradeNo)).isEqualTo(at.fee() + " 0 0 REGISTERED 0");
    }

    @Test
    void aSettlementWhoseAnswerIsLostIsTakenBackAndTheSlotIsFreeAgain() {
        Holds before = floor.insurer().holds();
        AtTheSplit at = atTheSplit(InsuredFloor.woman());
        floor.insurer().loses("2207", true, 1);
        kiosk.press("choose", Errands.WECHAT);
        String tradeNo = kiosk.await("pay").path("tradeNo").asString();
        assertThat(floor.hall().phone().pay(tradeNo)).isTrue();

        kiosk.await("problem");

        assertThat(kiosk.view().path("money").asString()).isEqualTo("RETURNED");
        kiosk.press("home");
        assertThat(floor.insurer().holds()).isEqualTo(before);
        assertThat(floor.rows().texts("hospital", "select 1 from registration where trade_no = ?", tradeNo))
                .isEmpty();
        assertThat(floor.booked(tradeNo, "CHANNEL/WECHAT")).isZero();
        assertThat(at.fee()).isPositive();
    }

    @Test
    void whoIsNotInsuredIsToldToPayAlone() {
        var errands = new Errands(floor.hall(), kiosk, InsuredFloor.man(false));
        errands.identify("REGISTER", "department");
        errands.chooseClinic();

        assertThatExceptionOfType(Kiosk.TroubleException.class)
                .isThrownBy(errands::askInsuranceHere)
                .withMessageContaining("INSURANCE_NOT_ENTITLED");
        kiosk.press("home");
    }
}
